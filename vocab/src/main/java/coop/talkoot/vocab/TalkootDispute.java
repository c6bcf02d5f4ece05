package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/**
 * What a step says of a dispute.
 *
 * @param state how it stands, said by the server that keeps it
 * @param answers the step of the other side that this is said after
 * @param remedy what would set it right, or is to
 * @param amount how much of the price goes back, of a partial reversal
 * @param offeredBy the side that would settle for that
 * @param mediator who is to help, or does
 * @param namedBy the side that named them
 */
public record TalkootDispute(
        @Nullable String state,
        @Nullable String answers,
        @Nullable String remedy,
        @Nullable Long amount,
        @Nullable String offeredBy,
        @Nullable String mediator,
        @Nullable String namedBy) {
    public static TalkootDispute none() {
        return new TalkootDispute(null, null, null, null, null, null, null);
    }
}
