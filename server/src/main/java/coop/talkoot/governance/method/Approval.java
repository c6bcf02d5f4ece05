package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Approving;
import coop.talkoot.governance.method.Counts.Line;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every option one could live with; those most can live with are selected.
 *
 * @param share of all papers an option needs besides; half where something is adopted, none in elections
 * @param isProportional fills the places by the method of equal shares, so that a minority is not left out
 */
public record Approval(int places, Threshold share, boolean isProportional) implements Method {

    /** One thing that half of the papers or more approve of. */
    public static final Approval ADOPTING = new Approval(1, new Threshold(1, 2, false), false);

    public Approval {
        Places.refuse(places);
        if (isProportional && share.num() > 0) {
            throw new IllegalArgumentException("shares are equal or there is a least share, not both");
        }
    }

    public static Approval electing(int places) {
        return new Approval(places, new Threshold(0, 1, false), false);
    }

    public static Approval committee(int places) {
        return new Approval(places, new Threshold(0, 1, false), true);
    }

    @Override
    public boolean knowsInFavour() {
        return true;
    }

    @Override
    public boolean isOnOneText() {
        return false;
    }

    @Override
    public List<Fault> check(List<String> options, Choice choice) {
        return choice instanceof Approving approving
                ? Points.unknown(options, approving.options())
                : List.of(Fault.of(Fault.Code.WRONG_PAPER, ""));
    }

    @Override
    public Counts counts(Poll poll, Collection<Paper> papers) {
        return Points.counts(poll, papers, Approval::ones, Paper::weight, Map::isEmpty);
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        if (isProportional) {
            return EqualShares.decide(poll, places, papers, counts);
        }
        List<Ranked.Scored> eligible = counts.lines().stream()
                .filter(line -> line.amount() > 0 && mayBeSelected(poll, counts, line))
                .map(line -> new Ranked.Scored(line.choice(), line.amount(), 1))
                .toList();
        return Ranked.decide(poll, places, eligible, counts);
    }

    private boolean mayBeSelected(Poll poll, Counts counts, Line line) {
        Quorum quorum = poll.rule().quorum();
        return share.isMet(line.amount(), counts.cast())
                && (quorum.kind() != Quorum.Kind.APPROVAL
                        || quorum.share().isMet(line.amount(), poll.roll().weight()));
    }

    private static Map<String, Integer> ones(Choice choice) {
        return Answers.in(Approving.class, choice).options().stream()
                .collect(Collectors.toMap(option -> option, option -> 1));
    }
}
