package coop.talkoot.exchange.find;

import coop.talkoot.exchange.Spot;
import coop.talkoot.platform.Refused;

/** At most so many metres from a place. */
public record Near(Spot spot, int metres) {
    public static final int NEAREST = 100;
    public static final int FARTHEST = 500_000;

    public Near {
        if (metres < NEAREST || metres > FARTHEST) {
            throw Refused.invalid("within", "A distance is a number of metres from 100 to 500000.");
        }
    }
}
