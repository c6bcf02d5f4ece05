package coop.talkoot.activitypub.fetch;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many fetches of one host at the same time and no more: a slow host takes its share of threads, not all. */
final class HostGates {
    private final int atOnce;
    private final Duration patience;
    /** Only hosts somebody is asking, or waits to ask, right now. */
    private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

    HostGates(int atOnce, Duration patience) {
        this.atOnce = atOnce;
        this.patience = patience;
    }

    /** A place at a host; whoever has it gives it back. */
    interface Place {
        void leave();
    }

    private record Gate(Semaphore free, int users) {
        Gate with(int more) {
            return new Gate(free, users + more);
        }
    }

    Place enter(String host) throws Unreachable {
        var gate = gates.compute(
                host, (name, known) -> known == null ? new Gate(new Semaphore(atOnce), 1) : known.with(1));
        try {
            if (!gate.free().tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                leave(host);
                throw Unreachable.here("too much is being asked of " + host + " already");
            }
        } catch (InterruptedException stopped) {
            leave(host);
            Thread.currentThread().interrupt();
            throw Unreachable.here("stopped while waiting for " + host);
        }
        return () -> {
            gate.free().release();
            leave(host);
        };
    }

    int count() {
        return gates.size();
    }

    private void leave(String host) {
        gates.computeIfPresent(host, (name, known) -> known.users() == 1 ? null : known.with(-1));
    }
}
