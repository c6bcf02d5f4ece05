package coop.talkoot.people.access;

import coop.talkoot.platform.DomainEvent;
import java.util.List;

/** What can happen to what programs may do. */
public sealed interface AccessEvent extends DomainEvent {
    /** Tokens open nothing any more; {@code channels} are those of their {@link Access}. */
    record Ended(List<String> channels) implements AccessEvent {
        public Ended {
            channels = List.copyOf(channels);
        }
    }
}
