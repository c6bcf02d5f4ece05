package coop.talkoot.activitypub.fetch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who asks for what is being asked for already waits for that answer, instead of asking a second time. */
final class SingleFlight<V> {
    /** More than the few fetches of one flight take; a flight ends by itself before. */
    private static final Duration LONGEST = Budget.USUAL.whole().multipliedBy(4);

    private final ConcurrentMap<String, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** What is done by one for all. */
    @FunctionalInterface
    interface Flight<V> {
        V fly() throws Unreachable;
    }

    V run(String key, Flight<V> flight) throws Unreachable {
        while (true) {
            var own = new CompletableFuture<V>();
            var underWay = flights.putIfAbsent(key, own);
            if (underWay == null) {
                return lead(key, own, flight);
            }
            try {
                return underWay.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                // What the leader had no budget left for, others may still have.
                if (!(failed.getCause() instanceof Unreachable cause) || !cause.isHere()) {
                    throw new Unreachable("asked at the same time: " + failed.getCause(), failed);
                }
            } catch (TimeoutException late) {
                throw Unreachable.here("waited too long for another's answer from " + key);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw Unreachable.here("stopped while waiting for " + key);
            }
        }
    }

    /** How many are under way. */
    int count() {
        return flights.size();
    }

    private V lead(String key, CompletableFuture<V> own, Flight<V> flight) throws Unreachable {
        try {
            var value = flight.fly();
            own.complete(value);
            return value;
        } catch (Unreachable | RuntimeException | Error cause) {
            own.completeExceptionally(cause);
            throw cause;
        } finally {
            flights.remove(key, own);
        }
    }
}
