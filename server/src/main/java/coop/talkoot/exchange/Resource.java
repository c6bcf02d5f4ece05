package coop.talkoot.exchange;

import coop.talkoot.platform.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thing or space of somebody's, which outlives the offers about it.
 *
 * @param groupId the co-op it was first offered in
 */
public record Resource(
        long id,
        String uri,
        long ownerId,
        @Nullable Long groupId,
        String name,
        Features features,
        Instant createdAt,
        @Nullable Instant archivedAt) {
    static final int LONGEST_NAME = 200;

    /** Put away: no longer to be offered. */
    public boolean isArchived() {
        return archivedAt != null;
    }

    /** As somebody saw it who was shown so many pieces. */
    public Resource shownWith(int pieces) {
        return new Resource(id, uri, ownerId, groupId, name, features.with(pieces), createdAt, archivedAt);
    }

    /** A name as it is kept; refused when it is none. */
    static String name(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0 || name.indexOf('\n') >= 0) {
            throw Refused.invalid("name", "A thing has a name of at most " + LONGEST_NAME + " characters on one line.");
        }
        return name;
    }
}
