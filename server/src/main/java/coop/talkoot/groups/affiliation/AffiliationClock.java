package coop.talkoot.groups.affiliation;

import coop.talkoot.platform.Recurring;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Writes down what is over by the date that was stated: on both sides, and neither tells the other. */
@Singleton
public final class AffiliationClock implements Recurring {
    private final Exits exits;

    AffiliationClock(Exits exits) {
        this.exits = exits;
    }

    @Override
    public String name() {
        return "affiliations";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        exits.endDue();
    }
}
