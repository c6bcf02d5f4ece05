package coop.talkoot.groups;

import coop.talkoot.people.Identity;
import java.time.Instant;

/** A co-op, here or on another instance: who it is, and how it takes people in. */
public record Group(Identity identity, Kind kind, JoinPolicy joinPolicy, String place, Instant createdAt) {
    /** A co-op of people; later also a federation of co-ops. */
    public enum Kind {
        COOPERATIVE,
        FEDERATION
    }

    /** OPEN: whoever asks is in. ON_REQUEST: a coordinator says yes or no. INVITATION: only with a link. */
    public enum JoinPolicy {
        OPEN,
        ON_REQUEST,
        INVITATION
    }

    public long id() {
        return identity.id();
    }

    public boolean isLocal() {
        return identity.isLocal();
    }
}
