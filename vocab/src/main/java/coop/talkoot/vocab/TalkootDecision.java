package coop.talkoot.vocab;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group's vote: what can be chosen, how it is counted, who may vote and until when. */
public record TalkootDecision(
        @Nullable String id,
        @Nullable String attributedTo,
        @Nullable String method,
        List<Option> options,
        Terms terms,
        Electorate electorate,
        @Nullable OffsetDateTime startTime,
        @Nullable OffsetDateTime endTime,
        @Nullable String ballots,
        @Nullable Course course) {
    public TalkootDecision {
        options = List.copyOf(options);
    }

    /** One of what can be chosen. */
    public record Option(String choiceId, String name) {}

    /**
     * Who votes, and once the roll is frozen its digest, how many stand on it and what they weigh.
     *
     * @param collection of all of them; absent where delegates vote
     * @param delegates who speak for groups, where none but they vote
     */
    public record Electorate(
            @Nullable String collection,
            @Nullable String digest,
            @Nullable Long size,
            @Nullable Long weight,
            List<String> delegates) {
        public Electorate {
            delegates = List.copyOf(delegates);
        }

        /** Of a vote in which everybody speaks for themselves. */
        public Electorate(
                @Nullable String collection, @Nullable String digest, @Nullable Long size, @Nullable Long weight) {
            this(collection, digest, size, weight, List.of());
        }
    }

    /**
     * By what rules, as far as a ballot paper needs them; {@code rule} is the whole of them, as canonical JSON.
     *
     * @param quorum a fraction, as a decimal or as `2/3`; the same for {@code threshold}
     */
    public record Terms(
            @Nullable String quorum,
            @Nullable String threshold,
            @Nullable Long maxVetoes,
            @Nullable String secrecy,
            @Nullable Boolean delegationAllowed,
            @Nullable Long seats,
            @Nullable Long credits,
            @Nullable String rule) {
        public Terms(
                @Nullable String quorum,
                @Nullable String threshold,
                @Nullable Long maxVetoes,
                @Nullable String secrecy,
                @Nullable Boolean delegationAllowed) {
            this(quorum, threshold, maxVetoes, secrecy, delegationAllowed, null, null, null);
        }
    }

    /**
     * How it goes.
     *
     * @param kind what it is about: an address such as `…#policy`
     * @param occasion why it is voted on, and not for the first time
     * @param charterDigest of the group's rules as they were when it opened
     * @param graceUntil until when one may still veto, after the close
     * @param implementBy when it is to be done, if it passes
     */
    public record Course(
            @Nullable String kind,
            @Nullable String occasion,
            @Nullable String charterDigest,
            @Nullable Boolean resultsHidden,
            @Nullable Instant graceUntil,
            @Nullable Instant implementBy,
            @Nullable Extension extension) {}

    /** The close was put off: from when, by whom, and why. */
    public record Extension(
            @Nullable Instant from,
            @Nullable String by,
            @Nullable String because) {}
}
