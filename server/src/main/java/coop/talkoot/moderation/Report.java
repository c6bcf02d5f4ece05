package coop.talkoot.moderation;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks those who keep the house to look at something; {@code uri} is the id of the Flag activity.
 *
 * @param resolution null while it is open
 */
public record Report(
        long id,
        String uri,
        Identity reporter,
        List<String> objectUris,
        String content,
        Instant createdAt,
        @Nullable Resolution resolution) {
    /** Who has dealt with it, when, and what they noted. */
    public record Resolution(Identity keeper, Instant at, String note) {}

    public Report {
        objectUris = List.copyOf(objectUris);
    }

    public boolean isOpen() {
        return resolution == null;
    }
}
