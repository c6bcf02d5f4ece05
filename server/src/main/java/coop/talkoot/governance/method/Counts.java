package coop.talkoot.governance.method;

import java.util.List;

/**
 * What was on the papers, all together.
 *
 * @param cast weight of all papers, abstentions among them
 * @param voters for whom the papers speak
 * @param abstained weight of the papers that decide nothing
 * @param decisive voters who did not abstain
 * @param lines one a possible answer, in the order of the paper
 */
public record Counts(Roll roll, long cast, long voters, long abstained, long decisive, List<Line> lines) {

    /**
     * One bar of a drawing.
     *
     * @param choice an option's id, or the answer's name in small letters
     * @param amount weight of those who chose it, with rankings first of all; where points are given, weight times points
     *     (a mean is this by {@code weight}); votes bought with credits in thousandths too
     * @param weight of those who said anything on it
     * @param people who said anything on it
     */
    public record Line(String choice, long amount, long weight, long people) {}

    public Counts {
        lines = List.copyOf(lines);
    }

    /** The weight of those who did not abstain. */
    public long decisiveWeight() {
        return cast - abstained;
    }

    /** What was counted for this answer. */
    public Line line(String choice) {
        return lines.stream()
                .filter(line -> line.choice().equals(choice))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is counted for " + choice));
    }
}
