package coop.talkoot.groups.affiliation;

import coop.talkoot.platform.Recurring;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Asks other servers about the trees of groups that groups of this instance stand in. */
@Singleton
public final class TreeClock implements Recurring {
    private final Hearsay hearsay;

    TreeClock(Hearsay hearsay) {
        this.hearsay = hearsay;
    }

    @Override
    public String name() {
        return "trees";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        hearsay.ask();
    }
}
