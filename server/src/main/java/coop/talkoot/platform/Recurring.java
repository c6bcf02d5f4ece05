package coop.talkoot.platform;

import java.time.Duration;

/** Something to be done again and again, by one process at a time however many there are. Any bean may be one. */
public interface Recurring {
    /** Names it in the database; must never change. */
    String name();

    /** From the end of one run to the beginning of the next. */
    Duration every();

    /** Does it. What it throws is logged, and the next run comes as if nothing had happened. */
    void run();
}
