package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.RollEntry;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Somebody's place on a frozen roll; {@code weight} is in thousandths of a vote. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record RollEntryView(
        IdentityView voter,
        long weight,
        String keyFingerprint,
        @Nullable String leftAt) {
    static RollEntryView of(RollEntry entry) {
        return new RollEntryView(
                IdentityView.of(entry.voter()),
                entry.weight(),
                entry.keyFingerprint(),
                DecisionViews.text(entry.leftAt()));
    }
}
