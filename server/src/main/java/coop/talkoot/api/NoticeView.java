package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.notices.Notice;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One thing the viewer is told. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record NoticeView(
        String id,
        String kind,
        IdentityView actor,
        @Nullable PostView post,
        @Nullable IdentityView group,
        @Nullable String subjectId,
        String detail,
        String createdAt,
        boolean isRead) {
    static NoticeView of(Notice notice, @Nullable PostView post) {
        var group = notice.group();
        var subject = notice.subjectId();
        return new NoticeView(
                Long.toString(notice.id()),
                notice.kind().name().toLowerCase(Locale.ROOT),
                IdentityView.of(notice.actor()),
                post,
                group == null ? null : IdentityView.of(group),
                subject == null ? null : subject.toString(),
                notice.detail(),
                notice.createdAt().toString(),
                notice.isRead());
    }
}
