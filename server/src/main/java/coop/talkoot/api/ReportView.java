package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.moderation.Report;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something those who keep the instance were asked to look at; {@code objects} are ids on the wire. The last three say
 * who has dealt with it, and are null while it is open.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReportView(
        String id,
        IdentityView reporter,
        List<String> objects,
        String comment,
        String createdAt,
        boolean isOpen,
        @Nullable IdentityView resolvedBy,
        @Nullable String resolvedAt,
        @Nullable String note) {
    static ReportView of(Report report) {
        var resolution = report.resolution();
        return new ReportView(
                String.valueOf(report.id()),
                IdentityView.of(report.reporter()),
                report.objectUris(),
                report.content(),
                report.createdAt().toString(),
                report.isOpen(),
                resolution == null ? null : IdentityView.of(resolution.keeper()),
                resolution == null ? null : resolution.at().toString(),
                resolution == null ? null : resolution.note());
    }
}
