package coop.talkoot.exchange.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a step brings about besides the state that follows; all of it in the step's transaction, or none. */
public sealed interface Effect {
    /** The two things of an exchange; anything else has the first only. */
    enum Thing {
        PRIMARY,
        COUNTER
    }

    /** The thing is this loan's for that time, and no other's. */
    record Reserve(Instant from, Instant until) implements Effect {}

    /** From now on it is no longer. */
    record Free() implements Effect {}

    /** So many pieces are taken off what is there, for this agreement; until then, or until it ends. */
    record HoldStock(Thing thing, long pieces, @Nullable Instant until) implements Effect {}

    /** What was held is there again. */
    record ReleaseStock() implements Effect {}

    /** What was held is gone for good. */
    record TakeStock() implements Effect {}

    /** What was taken is there again. */
    record ReturnStock() implements Effect {}

    /** The thing given is the receiver's now. */
    record SwitchOwner() implements Effect {}

    /** Each thing is the other side's now. */
    record SwapOwners() implements Effect {}

    /**
     * Something happened, says {@code by}.
     *
     * @param isConfirmed whether it is the other side's word too
     * @param price of what was worked or paid; null where a thing went
     */
    record Happened(
            EconomicEvent.Mark mark,
            Side by,
            boolean isConfirmed,
            Instant at,
            @Nullable Price price,
            @Nullable Condition condition)
            implements Effect {}

    /** What the other side said had happened did, says {@code by}, or its silence. */
    record ConfirmEvents(Side by) implements Effect {}

    /** The receiver pays the provider that much, in a ledger, for what was recorded last. */
    record Book(Price price) implements Effect {}

    /** What was booked is taken back. */
    record TakeBack() implements Effect {}

    /** A dispute begins. */
    record OpenDispute(Side claimant, boolean isLoss, Evidence claim) implements Effect {}
}
