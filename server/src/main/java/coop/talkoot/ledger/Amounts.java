package coop.talkoot.ledger;

import coop.talkoot.platform.Refused;

/** Bounds of what is counted: whole minor units, so few that nothing overflows and every JSON number holds them. */
final class Amounts {
    /** Of one posting, and of a limit. */
    static final long MOST_MOVED = 1_000_000_000_000L;
    /** Of one account: the largest whole number that is exact wherever JSON is read. */
    static final long MOST_HELD = 9_007_199_254_740_991L;

    private Amounts() {}

    /** A limit or maximum as it may be set. */
    static long limit(String field, long value) {
        if (value < 0 || value > MOST_MOVED) {
            throw Refused.invalid(field, "A limit is 0 or more, and at most " + MOST_MOVED + " minor units.");
        }
        return value;
    }
}
