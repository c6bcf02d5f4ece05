package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/**
 * What a post says of a vote of its group, riding on a note. Which of the three it is tells `additionalType`: a motion,
 * the decision on it, or the result.
 */
public record TalkootMatter(
        @Nullable String proposer,
        @Nullable String motion,
        @Nullable TalkootDecision decision,
        @Nullable String tally) {

    /** A vote on a motion. */
    public static TalkootMatter decision(@Nullable String proposer, @Nullable String motion, TalkootDecision decision) {
        return new TalkootMatter(proposer, motion, decision, null);
    }

    /** What a vote came to; the tally by its id. */
    public static TalkootMatter result(String tally) {
        return new TalkootMatter(null, null, null, tally);
    }
}
