package coop.talkoot.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vote of a group of another server, as that server tells of it.
 *
 * @param delegates uris of those who vote, where delegates of groups do; none where members do
 */
public record FarDecision(
        @Nullable Long motionId,
        Occasion occasion,
        Motion.Type type,
        VotingTerms terms,
        String charterHash,
        String rollHash,
        int rollSize,
        Secrecy secrecy,
        boolean hidesResults,
        boolean allowsDelegation,
        boolean isQuestion,
        Instant opensAt,
        Instant closesAt,
        Instant concludesAt,
        List<Decision.Option> options,
        @Nullable Instant implementBy,
        List<String> delegates) {
    public FarDecision {
        delegates = List.copyOf(delegates);
        options = List.copyOf(options);
    }

    /** The same on a motion that is known here. */
    public FarDecision about(long motion) {
        return new FarDecision(
                motion,
                occasion,
                type,
                terms,
                charterHash,
                rollHash,
                rollSize,
                secrecy,
                hidesResults,
                allowsDelegation,
                isQuestion,
                opensAt,
                closesAt,
                concludesAt,
                options,
                implementBy,
                delegates);
    }
}
