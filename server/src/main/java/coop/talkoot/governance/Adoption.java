package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A group has taken on a part of what one of its federations advises.
 *
 * @param mandate uri of the group's decision; null where its coordinators, or who keeps its server, did it
 */
public record Adoption(
        long id,
        String uri,
        Identity child,
        Identity parent,
        Part part,
        int version,
        @Nullable String mandate,
        Instant at) {
    public Adoption {
        // As it is kept.
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** What can be taken on by itself, each in its own way. */
    public enum Part {
        /** By an amendment of the group's charter. */
        FLOORS,
        /** By its coordinators. */
        TAGS,
        /** By who keeps the server it lives on. */
        DOMAINS
    }
}
