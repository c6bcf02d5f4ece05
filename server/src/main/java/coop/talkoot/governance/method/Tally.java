package coop.talkoot.governance.method;

import java.util.List;

/** What a count gives: what was on the papers, the steps it took, and what was decided. */
public record Tally(Counts counts, List<Stage> stages, Outcome outcome) {

    public Tally {
        stages = List.copyOf(stages);
    }
}
