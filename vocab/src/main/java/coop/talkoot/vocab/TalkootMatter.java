package coop.talkoot.vocab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a post says of a vote of its group, riding on a note. Which of the three it is tells `additionalType`: a motion,
 * the decision on it, or the result.
 *
 * @param ask what a motion asks beside its words
 * @param proposer who wrote the motion that a decision is about
 * @param motion and the motion itself, by its id
 * @param tally what came of it, by its id
 * @param affiliating what a motion or decision does about another group
 * @param sending whom a motion or decision sends to a group above, or that it sends them no more
 */
public record TalkootMatter(
        @Nullable TalkootMotion ask,
        @Nullable String proposer,
        @Nullable String motion,
        @Nullable TalkootDecision decision,
        @Nullable String tally,
        @Nullable Affiliating affiliating,
        @Nullable Sending sending) {

    /** What is to become of two groups: the step as an address such as `…#join`, and the other group. */
    public record Affiliating(String step, @Nullable String subject) {}

    /**
     * Delegates of a group.
     *
     * @param parent the group above to which they go
     * @param candidates who can be chosen, in the order of the options
     * @param drawn how many are drawn by lot instead
     * @param months how long they serve
     * @param subject who is recalled; then none of the three before is there
     */
    public record Sending(
            String parent,
            List<String> candidates,
            @Nullable Long drawn,
            @Nullable Long months,
            @Nullable String subject) {
        public Sending {
            candidates = List.copyOf(candidates);
        }
    }

    /** What a member puts to a group. */
    public static TalkootMatter motion(TalkootMotion ask) {
        return new TalkootMatter(ask, null, null, null, null, null, null);
    }

    /** A vote on a motion. */
    public static TalkootMatter decision(@Nullable String proposer, @Nullable String motion, TalkootDecision decision) {
        return new TalkootMatter(null, proposer, motion, decision, null, null, null);
    }

    /** What a vote came to; the tally by its id. */
    public static TalkootMatter result(String tally) {
        return new TalkootMatter(null, null, null, null, tally, null, null);
    }

    /** The same about another group; null leaves it as it is. */
    public TalkootMatter with(@Nullable Affiliating about) {
        return new TalkootMatter(ask, proposer, motion, decision, tally, about, sending);
    }

    /** The same about delegates; null leaves it as it is. */
    public TalkootMatter with(@Nullable Sending delegates) {
        return new TalkootMatter(ask, proposer, motion, decision, tally, affiliating, delegates);
    }
}
