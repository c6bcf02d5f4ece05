package coop.talkoot

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset

/** Runs along with the real time until it is set; then it stands still. Either way it can be moved on. */
final class SettableClock extends Clock {
    private Duration ahead = Duration.ZERO
    private Instant standing

    static SettableClock at(Instant instant) {
        def clock = new SettableClock()
        clock.set(instant)
        return clock
    }

    synchronized void set(Instant instant) {
        standing = instant
    }

    synchronized void advance(Duration duration) {
        if (standing != null) {
            standing = standing + duration
        } else {
            ahead = ahead + duration
        }
    }

    @Override
    synchronized Instant instant() {
        return standing ?: Instant.now() + ahead
    }

    @Override
    ZoneId getZone() {
        return ZoneOffset.UTC
    }

    @Override
    Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException('times are UTC here')
    }
}
