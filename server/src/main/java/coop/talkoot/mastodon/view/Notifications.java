package coop.talkoot.mastodon.view;

import coop.talkoot.notices.Notice;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.filter.Filter;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** Draws notices as notifications, a page at the cost of one. */
@Singleton
public final class Notifications {
    private final Accounts accounts;
    private final Statuses statuses;

    Notifications(Accounts accounts, Statuses statuses) {
        this.accounts = accounts;
        this.statuses = statuses;
    }

    /** Those that programs know; a status that a filter of the reader's hides takes its notice with it. */
    public List<MastodonNotification> all(List<Notice> notices, long readerId) {
        var people =
                accounts.byId(notices.stream().map(Notice::actor).distinct().toList());
        var posts = notices.stream()
                .map(Notice::post)
                .filter(Objects::nonNull)
                .filter(post -> !post.isDeleted())
                .distinct()
                .toList();
        var drawn = new HashMap<String, MastodonStatus>();
        statuses.posts(posts, readerId, Filter.Context.NOTIFICATIONS).forEach(status -> drawn.put(status.id(), status));
        return notices.stream()
                .filter(notice -> notice.kind().client().isPresent())
                .filter(notice -> isShown(notice.post(), drawn))
                .map(notice -> new MastodonNotification(
                        Long.toString(notice.id()),
                        notice.kind().client().orElseThrow(),
                        MastodonTime.of(notice.createdAt()),
                        Objects.requireNonNull(people.get(id(notice.actor()))),
                        notice.post() == null
                                ? null
                                : drawn.get(Long.toString(notice.post().id()))))
                .toList();
    }

    private static long id(Identity actor) {
        return actor.id();
    }

    private static boolean isShown(
            @org.jspecify.annotations.Nullable Post post, java.util.Map<String, MastodonStatus> drawn) {
        return post == null || post.isDeleted() || drawn.containsKey(Long.toString(post.id()));
    }
}
