package coop.talkoot.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.exchange.ListingEvent;
import coop.talkoot.people.PeopleEvent;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Marks;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.PostEvent;
import coop.talkoot.posts.Timelines;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Listings as guests see them, drawn a moment ago: searches find the same ones again and again. Forgotten when something is
 * done to them, at another process a moment later, and after ten seconds whatever happens. Who may see them is never asked
 * here.
 */
@Singleton
final class RecentListings implements DomainListener {
    private static final Duration RECENT = Duration.ofSeconds(10);
    private static final int MOST = 5_000;
    private static final String TOPIC = "listings";

    private final Timelines timelines;
    private final PostViews views;
    private final Marks marks;
    private final Transactions transactions;
    private final Signals signals;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<Long, PostView> drawn =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(RECENT).build();

    RecentListings(Timelines timelines, PostViews views, Marks marks, Transactions transactions, Signals signals) {
        this.timelines = timelines;
        this.views = views;
        this.marks = marks;
        this.transactions = transactions;
        this.signals = signals;
        signals.on(TOPIC, what -> what.ifPresentOrElse(id -> forget(Long.parseLong(id)), this::forgetAll));
    }

    /** In the order of the ids, as the viewer sees them; those that are gone are left out. */
    List<PostView> of(List<Long> ids, @Nullable Viewer viewer) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var byId = find(ids);
        var found = viewer == null ? Marks.Found.NOTHING : marks.of(viewer.actorId(), ids);
        return ids.stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .map(view -> view.marked(found))
                .toList();
    }

    private Map<Long, PostView> find(List<Long> ids) {
        var known = new HashMap<>(drawn.getAllPresent(ids));
        var missing = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            var before = changes.get();
            var fresh = new HashMap<Long, PostView>();
            views.all(timelines.inOrder(missing), null).forEach(view -> fresh.put(Long.parseLong(view.id()), view));
            if (before == changes.get()) {
                drawn.putAll(fresh);
                forgetIfChanged(fresh.keySet(), before);
            }
            known.putAll(fresh);
        }
        return known;
    }

    private void forgetIfChanged(Collection<Long> ids, long before) {
        if (before != changes.get()) {
            drawn.invalidateAll(ids);
        }
    }

    @Override
    public void on(DomainEvent event) {
        switch (event) {
            case ListingEvent.ListingPublished ignored -> {}
            case ListingEvent happened -> changed(happened.listing().id());
            case PostEvent happened -> on(happened);
            case PeopleEvent.ProfileChanged ignored -> everythingChanged();
            case PeopleEvent.Moved ignored -> everythingChanged();
            default -> {}
        }
    }

    /** What is said of it stands with it as a number. */
    private void on(PostEvent event) {
        switch (event) {
            case PostEvent.NotePublished happened -> answered(happened.post());
            case PostEvent.NoteDeleted happened -> answered(happened.post());
            case PostEvent.Favourited happened -> changed(happened.favourite().post());
            case PostEvent.Unfavourited happened -> changed(happened.favourite().post());
            case PostEvent.Announced happened -> changed(happened.announce().post());
            case PostEvent.Unannounced happened -> changed(happened.announce().post());
            case PostEvent.NoteEdited ignored -> {}
            case PostEvent.Voted ignored -> {}
            case PostEvent.PollCounted ignored -> {}
            case PostEvent.PollClosed ignored -> {}
            case PostEvent.Pinned ignored -> {}
            case PostEvent.Unpinned ignored -> {}
            case PostEvent.NotPublished ignored -> {}
        }
    }

    private void answered(Post post) {
        if (post.inReplyToId() != null) {
            changed(post.inReplyToId());
        }
    }

    private void changed(Post post) {
        if (post.kind() == Post.Kind.LISTING) {
            changed(post.id());
        }
    }

    private void changed(long id) {
        signals.publish(TOPIC, Long.toString(id));
        transactions.afterCommit(() -> forget(id));
    }

    private void everythingChanged() {
        signals.publish(TOPIC);
        transactions.afterCommit(this::forgetAll);
    }

    private void forget(long id) {
        changes.incrementAndGet();
        drawn.invalidate(id);
    }

    private void forgetAll() {
        changes.incrementAndGet();
        drawn.invalidateAll();
    }
}
