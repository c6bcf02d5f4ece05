package coop.talkoot.governance.method;

/**
 * One paper as it is counted: the last one of its voter, with what others laid on it by delegation.
 *
 * @param weight in thousandths of a vote
 * @param people for how many voters it speaks, the one who cast it among them; what counts people and not weights, such
 *     as credits, counts these
 */
public record Paper(Choice choice, long weight, long people) {

    /** The weight of one person where nobody weighs more than another. */
    public static final long ONE = 1000;

    public Paper {
        if (weight < 1) {
            throw new IllegalArgumentException("a paper weighs at least a thousandth of a vote, not " + weight);
        }
        if (people < 1) {
            throw new IllegalArgumentException("a paper speaks for at least one voter, not " + people);
        }
    }

    /** One person's own paper. */
    public static Paper of(Choice choice) {
        return new Paper(choice, ONE, 1);
    }

    /** So many people's papers that say the same. */
    public static Paper of(Choice choice, long people) {
        return new Paper(choice, Math.multiplyExact(people, ONE), people);
    }
}
