package coop.talkoot.web.view.decision;

import java.util.List;

/**
 * Each option against each other one: how many ballots put the row's before the column's.
 *
 * @param rows in the order of the result
 */
public record Pairs(List<String> names, List<List<Cell>> rows) {
    public Pairs {
        names = List.copyOf(names);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Ballots for the row's option; {@code look} is won, lost, even or none. */
    public record Cell(String shown, Look look) {}

    /** How a pair ended for the row's option. */
    public enum Look {
        WON("won"),
        LOST("lost"),
        EVEN("even"),
        NONE("none");

        private final String cssClass;

        Look(String cssClass) {
            this.cssClass = cssClass;
        }

        public String cssClass() {
            return cssClass;
        }
    }
}
