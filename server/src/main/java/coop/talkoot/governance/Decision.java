package coop.talkoot.governance;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group's vote: its envelope, which the group itself wrote, and all that was pinned when it opened.
 *
 * @param motionId the post of the motion it is about; null when that is not known here
 * @param charterHash of the rules it follows, whatever becomes of them
 * @param concludesAt the close, and the hours after it in which one may still veto
 * @param conclusion null while it is open
 */
public record Decision(
        Post post,
        Identity group,
        @Nullable Long motionId,
        Occasion occasion,
        Motion.Type type,
        State state,
        VotingTerms terms,
        @Nullable Long charterId,
        String charterHash,
        Secrecy secrecy,
        boolean hidesResults,
        boolean allowsDelegation,
        boolean isQuestion,
        Instant opensAt,
        Instant closesAt,
        Instant concludesAt,
        @Nullable Extension extension,
        Seal roll,
        List<Option> options,
        @Nullable Conclusion conclusion,
        Implementation implementation) {
    /** GRACE: closed and counted, but vetoes may still come. */
    public enum State {
        OPEN,
        GRACE,
        CLOSED,
        CANCELLED
    }

    /** What can be chosen; {@code choice} stands on ballots. */
    public record Option(String choice, String title) {}

    /** The one time the close was put off. */
    public record Extension(Instant from, Identity by, String because) {}

    /** The frozen roll: what it hashes to, and how large it is. */
    public record Seal(String hash, int size, long weight) {}

    /** How it ended. {@code reason} are message key and whole numbers, for the sentence that explains it. */
    public record Conclusion(
            Outcome.Kind outcome,
            List<String> selected,
            Explanation reason,
            Instant at,
            @Nullable Long resultPostId) {
        public Conclusion {
            selected = List.copyOf(selected);
        }
    }

    /** Why: a key of the messages, and the numbers in it. */
    public record Explanation(String key, List<Long> values) {
        public Explanation {
            values = List.copyOf(values);
        }
    }

    /** By when it is to be done, and that it was. */
    public record Implementation(
            @Nullable Instant until,
            @Nullable Instant doneAt,
            @Nullable Identity doneBy) {
        static final Implementation NONE = new Implementation(null, null, null);
    }

    public Decision {
        options = List.copyOf(options);
    }

    public long id() {
        return post.id();
    }

    /** Whether a ballot cast at that moment would be in time. */
    public boolean isOpenAt(Instant now) {
        return state == State.OPEN && now.isBefore(closesAt);
    }

    public boolean isOver() {
        return conclusion != null;
    }

    public boolean isLocal() {
        return group.isLocal();
    }
}
