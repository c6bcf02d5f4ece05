package coop.talkoot.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A time that begins some weeks ago, so that what takes weeks has happened, and is moved on until it is the machine's. */
final class DemoClock extends Clock {
    private final AtomicReference<Duration> behind;

    DemoClock(Duration behind) {
        this.behind = new AtomicReference<>(behind);
    }

    /** Never back, and never into the future. */
    void moveOn(Instant until) {
        var left = Duration.between(until, Instant.now());
        behind.updateAndGet(now -> left.isNegative() ? Duration.ZERO : now.compareTo(left) < 0 ? now : left);
    }

    /** From here on it is the machine's. */
    void catchUp() {
        behind.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(behind.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** All of ours read instants only. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
