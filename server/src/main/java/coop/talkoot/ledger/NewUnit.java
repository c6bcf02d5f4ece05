package coop.talkoot.ledger;

import coop.talkoot.platform.Refused;

/** A unit a co-op begins to count in. */
public record NewUnit(String name, Unit.Kind kind, int decimals, Limits limits) {
    private static final int LONGEST_NAME = 40;

    public NewUnit {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid("name", "A unit has a name of 1 to " + LONGEST_NAME + " characters.");
        }
        if (decimals < 0 || decimals > 3 || (kind == Unit.Kind.TIME && decimals != 0)) {
            throw Refused.invalid("decimals", "Credit has 0 to 3 decimals; time is counted in whole minutes.");
        }
    }
}
