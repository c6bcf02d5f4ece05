package coop.talkoot.exchange;

import coop.talkoot.posts.Post;
import java.time.Instant;

/** A published offer or need: its envelope and its terms. */
public record Listing(Post post, Terms terms, State state) {
    /** WITHDRAWN by its author or group; an OPEN one past its end is over but still there. */
    public enum State {
        OPEN,
        WITHDRAWN
    }

    public long id() {
        return post.id();
    }

    /** Open and not past its end. */
    public boolean isOpenAt(Instant now) {
        var until = terms.openUntil();
        return state == State.OPEN && (until == null || until.isAfter(now));
    }
}
