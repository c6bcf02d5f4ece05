package coop.talkoot.web.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member in a list. Actions are null where the viewer may not.
 *
 * @param role MEMBER, COORDINATOR or ADMIN
 * @param roleAction POST with field role
 * @param removeAction POST without fields
 */
public record Member(
        Who who,
        String role,
        Instant since,
        @Nullable String roleAction,
        @Nullable String removeAction) {}
