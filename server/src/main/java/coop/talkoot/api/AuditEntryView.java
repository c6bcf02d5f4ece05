package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.moderation.AuditEntry;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Who did what in keeping the server, and why. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditEntryView(
        String id,
        IdentityView keeper,
        String deed,
        String target,
        String reason,
        String before,
        String after,
        String at) {
    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                String.valueOf(entry.id()),
                IdentityView.of(entry.keeper()),
                entry.deed().name().toLowerCase(Locale.ROOT),
                entry.target(),
                entry.reason(),
                entry.before(),
                entry.after(),
                entry.at().toString());
    }
}
