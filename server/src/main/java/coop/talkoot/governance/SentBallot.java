package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ballot of somebody here in a decision of another server.
 *
 * @param answer null while that server has not answered
 */
public record SentBallot(
        String uri,
        long decisionId,
        long voterId,
        Choice choice,
        String reason,
        Instant sentAt,
        @Nullable Answer answer) {
    /**
     * What that server said.
     *
     * @param words its reason when it refused, else empty
     * @param raw the signed receipt
     */
    public record Answer(
            boolean isAccepted,
            String words,
            @Nullable String tracker,
            Instant at,
            @Nullable String raw) {}
}
