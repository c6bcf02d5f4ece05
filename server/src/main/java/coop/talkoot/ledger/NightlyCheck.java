package coop.talkoot.ledger;

import coop.talkoot.platform.Recurring;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Checks every journal once a day; what does not hold is told to those who keep the server. */
@Singleton
public final class NightlyCheck implements Recurring {
    private final Units units;
    private final Verification verification;

    NightlyCheck(Units units, Verification verification) {
        this.units = units;
        this.verification = verification;
    }

    @Override
    public String name() {
        return "ledger-check";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        units.all().forEach(verification::check);
    }
}
