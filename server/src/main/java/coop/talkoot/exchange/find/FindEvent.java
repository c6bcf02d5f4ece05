package coop.talkoot.exchange.find;

import coop.talkoot.exchange.Listing;
import coop.talkoot.platform.DomainEvent;
import java.util.List;

/** What comes of looking for things. */
public sealed interface FindEvent extends DomainEvent {
    /** Somebody keeps a search that a listing fits; each person stands here once. */
    record Match(long personId, long searchId, String searchName) {}

    /** A listing that was published or came in fits searches of these people. */
    record SearchesMatched(Listing listing, List<Match> matches) implements FindEvent {
        public SearchesMatched {
            matches = List.copyOf(matches);
        }
    }
}
