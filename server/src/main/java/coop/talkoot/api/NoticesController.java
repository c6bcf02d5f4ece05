package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.notices.Notice;
import coop.talkoot.notices.NoticeGroup;
import coop.talkoot.notices.NoticeQuery;
import coop.talkoot.notices.Notices;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.filter.Filter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the person who asks is told of. */
@Controller(Api.ROOT + "/notices")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NoticesController {
    private static final int LONGEST = 400;

    private final Notices notices;
    private final PostViews views;

    NoticesController(Notices notices, PostViews views) {
        this.notices = notices;
        this.views = views;
    }

    @Get
    HttpResponse<PageView<NoticeView>> list(HttpRequest<?> request, Viewer viewer) {
        var page = notices.page(viewer.actorId(), query(request));
        var posts = posts(page.items(), viewer);
        return PageView.answer(
                request,
                page.items().stream().map(notice -> view(notice, posts)).toList(),
                page.next());
    }

    @Get("/groups")
    HttpResponse<PageView<NoticeGroupView>> groups(HttpRequest<?> request, Viewer viewer) {
        var page = notices.grouped(viewer.actorId(), query(request));
        var posts = posts(page.items().stream().map(NoticeGroup::newest).toList(), viewer);
        return PageView.answer(
                request,
                page.items().stream()
                        .map(group -> NoticeGroupView.of(
                                group,
                                group.post() == null
                                        ? null
                                        : posts.get(group.post().id())))
                        .toList(),
                page.next());
    }

    @Get("/unread")
    UnreadView unread(Viewer viewer) {
        return new UnreadView(notices.countUnread(viewer.actorId()));
    }

    @Get("/{id}")
    NoticeView show(String id, Viewer viewer) {
        var notice = notices.require(viewer.actorId(), SentQuery.id(id));
        return view(notice, posts(List.of(notice), viewer));
    }

    @io.micronaut.http.annotation.Post("/read")
    @Status(HttpStatus.NO_CONTENT)
    void read(@Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var upTo = sent.id("upTo");
        sent.done();
        notices.readUpTo(viewer.actorId(), upTo.orElse(Long.MAX_VALUE));
    }

    @io.micronaut.http.annotation.Post("/clear")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void clear(Viewer viewer) {
        notices.clear(viewer.actorId());
    }

    @io.micronaut.http.annotation.Post("/{id}/dismiss")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void dismiss(String id, Viewer viewer) {
        notices.dismiss(viewer.actorId(), List.of(SentQuery.id(id)));
    }

    /** {@code kinds} and {@code without} are words separated by commas. */
    private static NoticeQuery query(HttpRequest<?> request) {
        var sent = SentQuery.of(request);
        var page = sent.page();
        var kinds = EnumSet.allOf(Notice.Kind.class);
        sent.text("kinds", LONGEST).ifPresent(words -> kinds.retainAll(kinds("kinds", words)));
        sent.text("without", LONGEST).ifPresent(words -> kinds.removeAll(kinds("without", words)));
        return new NoticeQuery(
                kinds,
                sent.id("person", "somebody").orElse(null),
                page.before(),
                sent.id("since", "an earlier notice").orElse(null),
                sent.id("after", "an earlier notice").orElse(null),
                page.limit());
    }

    private static Set<Notice.Kind> kinds(String field, String words) {
        var kinds = EnumSet.noneOf(Notice.Kind.class);
        for (var word : words.split(",", -1)) {
            kinds.add(List.of(Notice.Kind.values()).stream()
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> Refused.invalid(field, field + " are kinds of notices, such as mention,follow.")));
        }
        return kinds;
    }

    private Map<Long, PostView> posts(List<Notice> shown, Viewer viewer) {
        var posts = shown.stream()
                .map(Notice::post)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var drawn = views.all(posts, viewer, Filter.Context.NOTIFICATIONS);
        var byId = new HashMap<Long, PostView>();
        for (var at = 0; at < posts.size(); at++) {
            byId.put(posts.get(at).id(), drawn.get(at));
        }
        return byId;
    }

    private static NoticeView view(Notice notice, Map<Long, PostView> posts) {
        Post post = notice.post();
        return NoticeView.of(notice, post == null ? null : posts.get(post.id()));
    }
}
