package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.ChoiceText;
import coop.talkoot.governance.Outlook;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What would become of one's vote now: {@code own}, {@code by} somebody, {@code unused} and why, or {@code nobody}. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record OutlookView(
        String kind,
        @Nullable IdentityView delegate,
        @Nullable Map<String, Object> choice,
        @Nullable String why) {
    static OutlookView of(Outlook outlook) {
        return switch (outlook) {
            case Outlook.Own own -> new OutlookView("own", null, null, null);
            case Outlook.By by ->
                new OutlookView(
                        "by",
                        IdentityView.of(by.delegate()),
                        by.choice() == null ? null : ChoiceText.tree(by.choice()),
                        null);
            case Outlook.Unused unused -> new OutlookView("unused", null, null, DecisionViews.word(unused.why()));
            case Outlook.Nobody nobody -> new OutlookView("nobody", null, null, null);
        };
    }
}
