package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Spending;
import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Votes that cost their square. Credits are a person's: weights make no difference.
 *
 * @param credits each person has
 * @param isBundled one question of several between which credits are kept: then twice the credits may lie on one, and one
 *     question alone, on which votes may go below zero, is allowed
 */
public record Quadratic(int credits, int places, boolean isBundled) implements Method {

    private static final int MOST = 1_000_000;

    public Quadratic {
        Places.refuse(places);
        if (credits < 1 || credits > MOST) {
            throw new IllegalArgumentException("each has from 1 to " + MOST + " credits, not " + credits);
        }
    }

    /** What somebody has in the next question of a bundle. */
    public int carried(int unused) {
        return Math.min(Math.addExact(credits, Math.clamp(unused, 0, 2 * credits)), 2 * credits);
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
    public void refuse(List<String> options) {
        boolean isOneOfMany = isBundled && options.size() == 1;
        if (options.size() < 3 && !isOneOfMany) {
            throw new IllegalArgumentException(
                    "credits need three options or several questions to choose between, not " + options.size());
        }
    }

    @Override
    public List<Fault> check(List<String> options, Choice choice) {
        return check(options, choice, isBundled ? 2 * credits : credits);
    }

    /** The same, for somebody who has so many credits left in a bundle. */
    public List<Fault> check(List<String> options, Choice choice, int left) {
        if (!(choice instanceof Spending spending)) {
            return List.of(Fault.of(Fault.Code.WRONG_PAPER, ""));
        }
        List<Fault> faults =
                new ArrayList<>(Points.unknown(options, spending.votes().keySet()));
        spending.votes().entrySet().stream()
                .filter(bought -> bought.getValue() < 0 && options.size() > 1)
                .sorted(Map.Entry.comparingByKey())
                .map(bought -> new Fault(Fault.Code.NEGATIVE, bought.getKey(), bought.getValue(), 0))
                .forEach(faults::add);
        long spent = cost(spending.votes());
        if (spent > left) {
            faults.add(new Fault(Fault.Code.OVERSPENT, "", spent, left));
        }
        return faults;
    }

    /** What these votes cost; more than anybody has, where that leaves a long. */
    public static long cost(Map<String, Integer> votes) {
        long cost = 0;
        for (long bought : votes.values()) {
            cost = Math.min(Long.MAX_VALUE / 4, cost) + bought * bought;
        }
        return cost;
    }

    @Override
    public Counts counts(Poll poll, Collection<Paper> papers) {
        return Points.counts(
                poll,
                papers,
                choice -> votes(poll, choice),
                paper -> Math.multiplyExact(paper.people(), Paper.ONE),
                votes -> votes.values().stream().allMatch(bought -> bought == 0));
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        if (poll.options().size() == 1) {
            long sum = counts.lines().getFirst().amount();
            Outcome outcome = switch (Long.signum(sum)) {
                case 1 -> Outcome.of(Kind.PASSED, Reason.of(Code.SUM_ABOVE_ZERO, sum));
                case -1 -> Outcome.of(Kind.REJECTED, Reason.of(Code.SUM_BELOW_ZERO, sum));
                default -> Outcome.of(Kind.TIED, Reason.of(Code.SUM_IS_ZERO));
            };
            return new Tally(counts, List.of(), outcome);
        }
        List<Ranked.Scored> eligible = counts.lines().stream()
                .filter(line -> line.amount() > 0)
                .map(line -> new Ranked.Scored(line.choice(), line.amount(), 1))
                .toList();
        return Ranked.decide(poll, places, eligible, counts);
    }

    private Map<String, Integer> votes(Poll poll, Choice choice) {
        Spending spending = Answers.in(Spending.class, choice);
        check(poll.options(), choice).forEach(fault -> {
            throw new IllegalArgumentException("a paper could not have been cast: " + fault);
        });
        return spending.votes();
    }
}
