package coop.talkoot.exchange.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A history played again by the rules alone, without what the other instance did not take. */
final class Playback {
    private Playback() {}

    /** A step that counts, and what came of it. */
    record Line(TakenStep taken, Course course, Instant since, List<Effect> effects) {}

    /** Nothing where the rules of today do not lead where the history says it went. */
    static Optional<List<Line>> of(Agreement agreement, List<TakenStep> history) {
        // Whether a price was the listed one stands in no line: the states that followed tell.
        return played(agreement, history, false).or(() -> played(agreement, history, true));
    }

    private static Optional<List<Line>> played(Agreement agreement, List<TakenStep> history, boolean isListed) {
        var lines = new ArrayList<Line>();
        for (var taken : history) {
            if (taken.step() instanceof Step.NotTaken none) {
                var from = none.undoesFrom();
                lines.removeIf(line -> from != null && line.taken().number() >= from);
            } else if (taken.step() instanceof Step.Propose begun) {
                var course = Course.begun(begun.terms(), agreement.proposer(), isListed);
                lines.add(new Line(taken, course, taken.at(), List.of()));
            } else {
                var line = next(agreement, lines, taken);
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                lines.add(line.get());
            }
        }
        return Optional.of(lines);
    }

    private static Optional<Line> next(Agreement agreement, List<Line> lines, TakenStep taken) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var last = lines.getLast();
        var by = taken.by();
        var side = by == null ? null : agreement.sideOf(by.id()).orElse(null);
        var situation = new Situation(side, taken.at(), last.since(), Patience.USUAL);
        if (!(Steps.next(last.course(), taken.step(), situation) instanceof Next.Moved moved)
                || !moved.course().state().name().equals(taken.state())) {
            return Optional.empty();
        }
        var since = moved.course().state().equals(last.course().state()) ? last.since() : taken.at();
        return Optional.of(new Line(taken, moved.course(), since, moved.effects()));
    }
}
