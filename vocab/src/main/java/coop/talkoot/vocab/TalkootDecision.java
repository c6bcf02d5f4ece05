package coop.talkoot.vocab;

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
        @Nullable String ballots) {
    public TalkootDecision {
        options = List.copyOf(options);
    }

    /** One of what can be chosen. */
    public record Option(String choiceId, String name) {}

    /** Who votes: the collection, and the digest of the roll once it is frozen. */
    public record Electorate(
            @Nullable String collection, @Nullable String digest) {}

    /**
     * By what rules, as far as a ballot paper needs them; {@code rule} is the whole of them, as the count file has it.
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
}
