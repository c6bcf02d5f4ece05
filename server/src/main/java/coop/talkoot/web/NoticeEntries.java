package coop.talkoot.web;

import coop.talkoot.notices.NoticeGroup;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.FilterResult;
import coop.talkoot.posts.filter.Filters;
import coop.talkoot.web.view.NoticesPage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws notices, a page at a time. */
@Singleton
final class NoticeEntries {
    private final Names names;
    private final Filters filters;
    private final NoticeLines lines;

    NoticeEntries(Names names, Filters filters, NoticeLines lines) {
        this.names = names;
        this.filters = filters;
        this.lines = lines;
    }

    List<NoticesPage.Entry> of(List<NoticeGroup> groups, Visit visit) {
        var posts = groups.stream()
                .map(NoticeGroup::post)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var caught = filters.matching(visit.actorId(), Filter.Context.NOTIFICATIONS, posts);
        return groups.stream()
                .filter(group -> !isHidden(group, caught))
                .map(group -> entry(group, visit, caught))
                .toList();
    }

    private static boolean isHidden(NoticeGroup group, Map<Long, List<FilterResult>> caught) {
        return results(group.post(), caught).stream().anyMatch(FilterResult::hides);
    }

    private static List<FilterResult> results(@Nullable Post post, Map<Long, List<FilterResult>> caught) {
        return post == null ? List.of() : caught.getOrDefault(post.id(), List.of());
    }

    private NoticesPage.Entry entry(NoticeGroup group, Visit visit, Map<Long, List<FilterResult>> caught) {
        var notice = group.newest();
        var post = notice.post();
        return new NoticesPage.Entry(
                Long.toString(notice.id()),
                NoticeLook.of(notice.kind()).icon(),
                names.who(notice.actor()),
                group.count() - 1,
                NoticeLines.words(notice, Frames.texts(visit)),
                NoticeLines.excerpt(notice),
                post == null ? Frames.texts(visit).locale().toLanguageTag() : post.language(),
                lines.href(notice),
                notice.createdAt(),
                !group.isRead(),
                NoticePages.HREF + "/" + notice.id() + "/dismiss",
                results(post, caught).stream()
                        .map(result -> result.filter().terms().title())
                        .findFirst()
                        .orElse(null));
    }
}
