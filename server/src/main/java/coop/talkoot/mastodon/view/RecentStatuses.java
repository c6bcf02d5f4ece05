package coop.talkoot.mastodon.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.exchange.ListingEvent;
import coop.talkoot.people.PeopleEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Appearance;
import coop.talkoot.posts.Marks;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.PostEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Statuses as guests see them, drawn a moment ago. Forgotten at once when this process changes the post or what its author
 * shows, a moment later when another does, and after ten seconds whatever happens: the figures beside an account, and what
 * another server says of its people, may be that old. Who may read them is never asked here.
 */
@Singleton
final class RecentStatuses implements DomainListener {
    private static final Duration RECENT = Duration.ofSeconds(10);
    private static final int MOST = 2_000;
    private static final String TOPIC = "statuses";
    private static final String POST = "post ";
    private static final String ACTOR = "actor ";

    private final Transactions transactions;
    private final Signals signals;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<Long, Drawn> byLine =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(RECENT).build();

    RecentStatuses(Transactions transactions, Signals signals) {
        this.transactions = transactions;
        this.signals = signals;
        signals.on(TOPIC, this::hear);
    }

    /** A status with the thread it is in. */
    record Drawn(long lineId, long postId, long authorId, long rootId, MastodonStatus status) {
        static Drawn of(Appearance appearance, MastodonStatus status) {
            var post = appearance.post();
            return new Drawn(appearance.id(), post.id(), post.author().id(), post.rootId(), status);
        }

        boolean asks() {
            return original().poll() != null;
        }

        boolean involves(String actorId) {
            return status.account().id().equals(actorId)
                    || original().account().id().equals(actorId)
                    || original().mentions().stream()
                            .anyMatch(mention -> mention.id().equals(actorId));
        }

        MastodonStatus seenBy(long viewerId, Marks.Glance glance) {
            var seen = original()
                    .marked(
                            glance.did().favourites().contains(postId),
                            glance.did().announced().contains(postId),
                            glance.mutedRoots().contains(rootId),
                            glance.did().bookmarked().contains(postId),
                            viewerId == authorId ? glance.did().pinned().contains(postId) : null);
            return status.reblog() == null
                    ? seen
                    : seen.passedOn(status.id(), status.uri(), status.createdAt(), status.account());
        }

        private MastodonStatus original() {
            return status.reblog() == null ? status : status.reblog();
        }
    }

    @Nullable
    Drawn find(long lineId) {
        return byLine.getIfPresent(lineId);
    }

    /** To be asked before that is read which shall be kept. */
    long changes() {
        return changes.get();
    }

    /** Keeps what was drawn since, unless anything has changed in between. What asks something is drawn each time. */
    void keep(Drawn drawn, long changesBefore) {
        if (!drawn.asks() && changesBefore == changes.get()) {
            byLine.put(drawn.lineId(), drawn);
            if (changesBefore != changes.get()) {
                byLine.invalidate(drawn.lineId());
            }
        }
    }

    @Override
    public void on(DomainEvent event) {
        switch (event) {
            case PostEvent happened -> on(happened);
            case ListingEvent happened ->
                changed(happened.listing().post(), !(happened instanceof ListingEvent.ListingPublished));
            case PeopleEvent.ProfileChanged happened ->
                tell(ACTOR + happened.identity().id());
            case PeopleEvent.Moved happened -> tell(ACTOR + happened.identity().id());
            default -> {}
        }
    }

    private void on(PostEvent event) {
        switch (event) {
            case PostEvent.NotePublished happened -> changed(happened.post(), false);
            case PostEvent.NoteEdited happened -> changed(happened.post(), true);
            case PostEvent.NoteDeleted happened -> changed(happened.post(), true);
            case PostEvent.Favourited happened ->
                tell(POST + happened.favourite().post().id());
            case PostEvent.Unfavourited happened ->
                tell(POST + happened.favourite().post().id());
            case PostEvent.Announced happened ->
                tell(POST + happened.announce().post().id());
            case PostEvent.Unannounced happened ->
                tell(POST + happened.announce().post().id());
            case PostEvent.Voted ignored -> {}
            case PostEvent.PollCounted ignored -> {}
            case PostEvent.PollClosed ignored -> {}
            case PostEvent.Pinned ignored -> {}
            case PostEvent.Unpinned ignored -> {}
            case PostEvent.NotPublished ignored -> {}
        }
    }

    /** What it answers has one answer more or less; a new one can be known to nobody yet. */
    private void changed(Post post, boolean isKnown) {
        if (isKnown) {
            tell(POST + post.id());
        }
        if (post.inReplyToId() != null) {
            tell(POST + post.inReplyToId());
        }
    }

    private void tell(String what) {
        signals.publish(TOPIC, what);
        transactions.afterCommit(() -> forget(what));
    }

    private void hear(Optional<String> what) {
        what.ifPresentOrElse(this::forget, () -> forget(any -> true));
    }

    private void forget(String what) {
        if (what.startsWith(POST)) {
            var id = Long.parseLong(what.substring(POST.length()));
            forget(drawn -> drawn.postId() == id);
        } else {
            var id = what.substring(ACTOR.length());
            forget(drawn -> drawn.involves(id));
        }
    }

    private void forget(Predicate<Drawn> which) {
        changes.incrementAndGet();
        byLine.asMap().values().removeIf(which);
    }
}
