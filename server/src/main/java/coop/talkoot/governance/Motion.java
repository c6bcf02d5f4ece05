package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;
import org.jspecify.annotations.Nullable;

/** A member's text put to their group: its envelope and its terms. */
public record Motion(Post post, Identity group, MotionTerms terms, State state, int supporters) {
    /** What it is about; a charter has a rule for each. */
    public enum Type {
        POLICY,
        RESOURCE,
        BUDGET,
        /** Other rules for the group itself. */
        GOVERNANCE,
        MEMBERSHIP,
        REMOVAL
    }

    /** PROPOSED also between two votes; DECIDED by the last of them. */
    public enum State {
        PROPOSED,
        VOTING,
        DECIDED,
        WITHDRAWN
    }

    public long id() {
        return post.id();
    }

    /** Whoever it is about never votes on it; null when it is about nobody. */
    public @Nullable Identity subject() {
        return terms.subject();
    }
}
