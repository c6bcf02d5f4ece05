package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Refused;

/** How good a thing is: 5 as new, 1 worn out. */
public record Condition(int grade) {
    public static final int WORST = 1;
    public static final int BEST = 5;

    public Condition {
        if (grade < WORST || grade > BEST) {
            throw Refused.invalid("condition", "A condition is a number from 1, worn out, to 5, as new.");
        }
    }
}
