package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Markup;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text that is decided upon, and the rule it goes by.
 *
 * @param text cleaned HTML
 * @param type texts are {@code decision.type.NAME}
 * @param method texts are {@code method.NAME}; null while it is discussed
 * @param visibility OPEN, PSEUDONYMOUS or SECRET; null while it is discussed
 * @param options what there is to choose among, empty for yes and no
 * @param implementBy when it shall be carried out, null for no day
 */
public record Proposal(
        String href,
        String title,
        Markup text,
        String language,
        String type,
        DecisionLook look,
        Who group,
        Who author,
        Instant at,
        @Nullable Instant edited,
        @Nullable String method,
        @Nullable String visibility,
        @Nullable Instant closesAt,
        List<String> options,
        @Nullable Instant implementBy,
        @Nullable Instant implementedAt) {
    public Proposal {
        options = List.copyOf(options);
    }
}
