package coop.talkoot.mastodon;

import coop.talkoot.http.SentQuery;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.MastodonNotification;
import coop.talkoot.mastodon.view.Notifications;
import coop.talkoot.notices.Notice;
import coop.talkoot.notices.NoticeQuery;
import coop.talkoot.notices.Notices;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody is told of, one by one. */
@Controller("/api/v1/notifications")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class NotificationsController {
    private static final String READ = "read:notifications";
    private static final String WRITE = "write:notifications";

    private final Notices notices;
    private final Notifications notifications;
    private final Paging paging;

    NotificationsController(Notices notices, Notifications notifications, Paging paging) {
        this.notices = notices;
        this.notifications = notifications;
        this.paging = paging;
    }

    @Get
    HttpResponse<List<MastodonNotification>> all(HttpRequest<?> request, Caller caller, Sent sent) {
        var viewer = caller.viewer(READ);
        var span = Paging.span(sent, Paging.ACCOUNTS);
        var page = notices.page(
                        viewer.actorId(),
                        new NoticeQuery(
                                kinds(sent),
                                sent.text("account_id").map(SentQuery::id).orElse(null),
                                span.before(),
                                span.isNearest() || span.after() == 0 ? null : (Long) span.after(),
                                span.isNearest() ? (Long) span.after() : null,
                                span.limit()))
                .items();
        return paging.answer(
                request,
                sent,
                notifications.all(page, viewer.actorId()),
                page.stream().map(Notice::id).toList());
    }

    @Get("/unread_count")
    Map<String, Integer> unread(Caller caller, Sent sent) {
        return Map.of("count", notices.countUnread(caller.viewer(READ).actorId(), kinds(sent)));
    }

    @Get("/{id}")
    MastodonNotification show(String id, Caller caller) {
        var viewer = caller.viewer(READ);
        return notifications
                .all(List.of(notices.require(viewer.actorId(), SentQuery.id(id))), viewer.actorId())
                .stream()
                .findFirst()
                .orElseThrow(Known::nothing);
    }

    @Post("/clear")
    Map<String, Object> clear(Caller caller) {
        notices.clear(caller.viewer(WRITE).actorId());
        return Map.of();
    }

    @Post("/{id}/dismiss")
    Map<String, Object> dismiss(String id, Caller caller) {
        notices.dismiss(caller.viewer(WRITE).actorId(), List.of(SentQuery.id(id)));
        return Map.of();
    }

    /** Of the kinds that programs know; reports are for the pages of those who keep the server. */
    private static Set<Notice.Kind> kinds(Sent sent) {
        var wanted = Set.copyOf(sent.texts("types"));
        var unwanted = Set.copyOf(sent.texts("exclude_types"));
        var kinds = EnumSet.noneOf(Notice.Kind.class);
        Arrays.stream(Notice.Kind.values())
                .filter(kind -> kind != Notice.Kind.REPORT)
                .forEach(kind -> kind.client()
                        .filter(name -> wanted.isEmpty() || wanted.contains(name))
                        .filter(name -> !unwanted.contains(name))
                        .ifPresent(name -> kinds.add(kind)));
        return kinds;
    }
}
