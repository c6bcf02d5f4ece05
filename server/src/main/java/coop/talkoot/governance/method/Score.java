package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Scoring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Points for options; the most points win.
 *
 * @param highest the most points for one option
 * @param budget how many points (dots) each has to give away in all; zero where there is no such limit
 */
public record Score(Kind kind, int highest, int budget, int places) implements Method {

    public enum Kind {
        /** Points by those who gave any; whoever leaves an option out says nothing on it. */
        MEAN,
        /** All points together. */
        SUM
    }

    private static final int MOST = 1_000_000;

    public Score {
        Places.refuse(places);
        if (highest < 1 || highest > MOST || budget < 0 || budget > MOST) {
            throw new IllegalArgumentException("points go from 1 to " + MOST + ", not to " + highest + " of " + budget);
        }
        if (kind == Kind.MEAN && budget > 0) {
            throw new IllegalArgumentException("who has a budget cannot mean nought by giving nothing");
        }
    }

    /** So many dots, which may all go to one option. */
    public static Score dots(int budget, int places) {
        return new Score(Kind.SUM, budget, budget, places);
    }

    @Override
    public boolean knowsInFavour() {
        return false;
    }

    @Override
    public boolean isOnOneText() {
        return false;
    }

    @Override
    public List<Fault> check(List<String> options, Choice choice) {
        if (!(choice instanceof Scoring scoring)) {
            return List.of(Fault.of(Fault.Code.WRONG_PAPER, ""));
        }
        List<Fault> faults =
                new ArrayList<>(Points.unknown(options, scoring.points().keySet()));
        scoring.points().entrySet().stream()
                .filter(given -> given.getValue() < 0 || given.getValue() > highest)
                .sorted(Map.Entry.comparingByKey())
                .map(given -> new Fault(Fault.Code.POINTS_OUT_OF_RANGE, given.getKey(), given.getValue(), highest))
                .forEach(faults::add);
        long spent =
                scoring.points().values().stream().mapToLong(given -> given).sum();
        if (budget > 0 && spent > budget) {
            faults.add(new Fault(Fault.Code.OVERSPENT, "", spent, budget));
        }
        return faults;
    }

    @Override
    public Counts counts(Poll poll, Collection<Paper> papers) {
        return Points.counts(poll, papers, choice -> points(poll, choice), Paper::weight, Map::isEmpty);
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        List<Ranked.Scored> eligible = counts.lines().stream()
                .filter(line -> line.amount() > 0)
                .map(line -> new Ranked.Scored(line.choice(), line.amount(), kind == Kind.MEAN ? line.weight() : 1))
                .toList();
        return Ranked.decide(poll, places, eligible, counts);
    }

    private Map<String, Integer> points(Poll poll, Choice choice) {
        Scoring scoring = Answers.in(Scoring.class, choice);
        check(poll.options(), choice).forEach(fault -> {
            throw new IllegalArgumentException("a paper could not have been cast: " + fault);
        });
        return scoring.points();
    }
}
