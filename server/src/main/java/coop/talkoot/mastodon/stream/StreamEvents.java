package coop.talkoot.mastodon.stream;

import coop.talkoot.exchange.ListingEvent;
import coop.talkoot.notices.NoticeEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.posts.PostEvent;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Which events of the rooms programs are told of at once, and as what. */
@Singleton
final class StreamEvents implements DomainListener {
    private final Streams streams;

    StreamEvents(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void on(DomainEvent event) {
        happening(event).ifPresent(streams::report);
    }

    private static Optional<Happening> happening(DomainEvent event) {
        if (event instanceof PostEvent posts) {
            return of(posts);
        }
        if (event instanceof NoticeEvent notices) {
            return switch (notices) {
                case NoticeEvent.Told told -> Optional.of(new Happening.Told(told.noticeId()));
            };
        }
        return event instanceof ListingEvent listings ? Optional.of(of(listings)) : Optional.empty();
    }

    private static Optional<Happening> of(PostEvent event) {
        return switch (event) {
            case PostEvent.NotePublished published ->
                Optional.of(new Happening.Published(published.post().id()));
            case PostEvent.NoteEdited edited ->
                Optional.of(new Happening.Changed(edited.post().id()));
            case PostEvent.NoteDeleted deleted ->
                Optional.of(new Happening.Deleted(deleted.post().id()));
            case PostEvent.PollCounted counted ->
                Optional.of(new Happening.Changed(counted.post().id()));
            case PostEvent.PollClosed closed ->
                Optional.of(new Happening.Changed(closed.post().id()));
            case PostEvent.Announced announced ->
                Optional.of(new Happening.Announced(announced.announce().id()));
            case PostEvent.Unannounced unannounced -> {
                var announce = unannounced.announce();
                yield Optional.of(new Happening.Unannounced(
                        announce.id(), announce.post().id(), announce.actor().id()));
            }
            case PostEvent.Favourited ignored -> Optional.empty();
            case PostEvent.Unfavourited ignored -> Optional.empty();
            case PostEvent.Voted ignored -> Optional.empty();
            case PostEvent.Pinned ignored -> Optional.empty();
            case PostEvent.Unpinned ignored -> Optional.empty();
            case PostEvent.NotPublished ignored -> Optional.empty();
        };
    }

    private static Happening of(ListingEvent event) {
        return switch (event) {
            case ListingEvent.ListingPublished published ->
                new Happening.Published(published.listing().post().id());
            case ListingEvent.ListingEdited edited ->
                new Happening.Changed(edited.listing().post().id());
            case ListingEvent.ListingWithdrawn withdrawn ->
                new Happening.Deleted(withdrawn.listing().post().id());
        };
    }
}
