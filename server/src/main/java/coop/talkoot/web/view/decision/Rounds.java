package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Markup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer count, round by round.
 *
 * @param told what happened in each round, in a sentence
 * @param quota what it takes, in words; null where none is set
 */
public record Rounds(
        List<String> told, List<Line> lines, @Nullable String quota) {
    public Rounds {
        told = List.copyOf(told);
        lines = List.copyOf(lines);
    }

    /** One candidate through all rounds, or the votes that went to nobody. */
    public record Line(String name, boolean isCandidate, List<Cell> cells, String status, boolean isElected) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What one candidate had in one round.
     *
     * @param isIn whether they were still in the count
     */
    public record Cell(long value, long whole, @Nullable Long quota, String shown, boolean isIn, boolean isReached) {
        public Markup drawing() {
            return Bar.bar(value, whole, quota, isReached);
        }
    }
}
