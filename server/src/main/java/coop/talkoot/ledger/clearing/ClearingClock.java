package coop.talkoot.ledger.clearing;

import coop.talkoot.platform.Recurring;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Says again what was not answered, and lets go what ran out of time. */
@Singleton
public final class ClearingClock implements Recurring {
    private final ClearingWork work;

    ClearingClock(ClearingWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "clearing";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        work.work();
    }
}
