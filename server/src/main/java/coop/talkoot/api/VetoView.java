package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.Veto;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Somebody stops a text, or did. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record VetoView(
        String id,
        IdentityView holder,
        String reason,
        String castAt,
        @Nullable String withdrawnAt) {
    static VetoView of(Veto veto) {
        return new VetoView(
                Long.toString(veto.id()),
                IdentityView.of(veto.holder()),
                veto.reason(),
                veto.castAt().toString(),
                DecisionViews.text(veto.withdrawnAt()));
    }
}
