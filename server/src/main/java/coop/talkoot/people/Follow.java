package coop.talkoot.people;

import java.time.Instant;

/** {@code follower} wants what {@code followee} publishes. {@code uri} is the id of the Follow activity. */
public record Follow(long id, String uri, Identity follower, Identity followee, State state, Instant createdAt) {
    /** REQUESTED until the followed side accepts; only an ACCEPTED follow gives anything. */
    public enum State {
        REQUESTED,
        ACCEPTED
    }
}
