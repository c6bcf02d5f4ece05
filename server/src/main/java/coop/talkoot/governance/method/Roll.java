package coop.talkoot.governance.method;

/**
 * Who may vote, as far as counting cares: frozen when voting opened, less those whose papers became void.
 *
 * @param weight of all together, in thousandths of a vote
 */
public record Roll(long weight, long voters) {

    /** A thousand million votes; below it no sum of weights times points leaves a long. */
    private static final long MOST = 1_000_000_000_000L;

    public Roll {
        if (weight < 0 || weight > MOST || voters < 0 || (weight == 0) != (voters == 0)) {
            throw new IllegalArgumentException("no roll has " + voters + " voters who weigh " + weight);
        }
    }

    /** So many voters of one vote each. */
    public static Roll of(long voters) {
        return new Roll(Math.multiplyExact(voters, Paper.ONE), voters);
    }
}
