package coop.talkoot.groups;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in a group.
 *
 * @param uri id of the Relationship document
 * @param joinUri id of the Join activity it began with, when there was one
 */
public record Membership(
        long id,
        String uri,
        Identity group,
        Identity member,
        Role role,
        State state,
        @Nullable String joinUri,
        Instant requestedAt,
        @Nullable Instant joinedAt,
        @Nullable Instant leftAt) {
    /** REQUESTED until the group says yes; LEFT rows stay, so that history has names. */
    public enum State {
        REQUESTED,
        ACTIVE,
        LEFT
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }
}
