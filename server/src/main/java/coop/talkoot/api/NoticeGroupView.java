package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.notices.NoticeGroup;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notices that say the same of the same post; {@code actors} are some of who did it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record NoticeGroupView(
        String key, NoticeView newest, String oldestId, int count, boolean isRead, List<IdentityView> actors) {
    static NoticeGroupView of(NoticeGroup group, @Nullable PostView post) {
        return new NoticeGroupView(
                group.key(),
                NoticeView.of(group.newest(), post),
                Long.toString(group.oldestId()),
                group.count(),
                group.isRead(),
                group.actors().stream().map(IdentityView::of).toList());
    }
}
