package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one federation of a group advises, and what the group has taken on of it.
 *
 * @param version what it advises now; null where it advises nothing
 * @param adopted the latest of each part, of whatever version
 * @param motionId of an amendment that is proposed or voted on in order to take {@code version} on; null where there is none
 */
public record Advice(
        Identity parent,
        @Nullable PolicyVersion version,
        Map<Adoption.Part, Adoption> adopted,
        @Nullable Long motionId) {
    public Advice {
        adopted = Map.copyOf(adopted);
    }

    /** Of a part, whether what was taken on is an earlier version than that of now. */
    public boolean isOutdated(Adoption.Part part) {
        return version != null
                && version.policies().has(part)
                && Optional.ofNullable(adopted.get(part))
                        .filter(adoption -> adoption.version() < version.version())
                        .isPresent();
    }

    /** Of a part, whether there is something to take on that was not taken on yet. */
    public boolean isOpen(Adoption.Part part) {
        var adoption = adopted.get(part);
        return version != null
                && version.policies().has(part)
                && (adoption == null || adoption.version() < version.version());
    }
}
