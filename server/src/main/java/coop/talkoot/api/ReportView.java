package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.Report;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Something those who keep the instance were asked to look at; {@code objects} are ids on the wire. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReportView(String id, IdentityView reporter, List<String> objects, String comment, String createdAt) {
    static ReportView of(Report report) {
        return new ReportView(
                String.valueOf(report.id()),
                IdentityView.of(report.reporter()),
                report.objectUris(),
                report.content(),
                report.createdAt().toString());
    }
}
