package coop.talkoot.activitypub.fetch;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many fetches one inbound delivery may still cause, whatever it refers to (security.md §5). Bound around the work
 * on a delivery; what people here ask for themselves is not counted.
 */
public final class FetchAllowance {
    private static final ScopedValue<AtomicInteger> LEFT = ScopedValue.newInstance();

    private FetchAllowance() {}

    /** Runs {@code work} with the usual number of fetches for all it does on this thread. */
    public static <X extends Throwable> void during(Work<X> work) throws X {
        during(Budget.USUAL.fetches(), work);
    }

    static <X extends Throwable> void during(int most, Work<X> work) throws X {
        ScopedValue.where(LEFT, new AtomicInteger(most)).<Boolean, X>call(() -> {
            work.run();
            return true;
        });
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work<X extends Throwable> {
        void run() throws X;
    }

    static void spend() throws Unreachable {
        if (LEFT.isBound() && LEFT.get().decrementAndGet() < 0) {
            throw Unreachable.here("one delivery has caused as many fetches as one may");
        }
    }
}
