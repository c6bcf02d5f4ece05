package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Counts any vote. The same papers give the same tally, in whatever order they come. */
public final class Counting {

    private Counting() {}

    /**
     * Says what is decided, whatever the papers: ties, no papers and nobody on the roll among it.
     *
     * @throws IllegalArgumentException for papers that could not have been cast: of another method, with options that are
     *     not there, overspent, or heavier than the roll
     */
    public static Tally count(Poll poll, Collection<Paper> papers) {
        Method method = poll.rule().method();
        Collection<Paper> single = Division.single(poll, papers);
        Counts counts = method.counts(poll, single);
        if (counts.cast() > poll.roll().weight()
                || counts.voters() > poll.roll().voters()) {
            throw new IllegalArgumentException("there is more on the papers than on the roll");
        }
        return inTheWay(poll, counts)
                .map(outcome -> new Tally(counts, List.of(), outcome))
                .orElseGet(() -> method.decide(poll, single, counts));
    }

    /** What is wrong with this paper; nothing if it may be cast. */
    public static List<Fault> check(Poll poll, Choice choice) {
        return choice instanceof Choice.Dividing dividing
                ? Division.check(poll, dividing)
                : poll.rule().method().check(poll.options(), choice);
    }

    private static Optional<Outcome> inTheWay(Poll poll, Counts counts) {
        Roll roll = poll.roll();
        VetoLimit veto = poll.rule().veto();
        if (poll.rule().method() instanceof Sortition) {
            // Nobody votes in it.
            return Optional.empty();
        }
        if (roll.voters() == 0) {
            return outcome(Kind.CANCELLED, Reason.of(Code.NOBODY_ON_THE_ROLL));
        }
        if (veto != null && veto.isReached(poll.vetoes(), roll)) {
            return outcome(Kind.BLOCKED, Reason.of(Code.VETOES_STAND, poll.vetoes(), veto.in(roll)));
        }
        return quorum(poll.rule(), counts).or(() -> decisive(poll.rule().quorum(), counts));
    }

    private static Optional<Outcome> quorum(Rule rule, Counts counts) {
        Quorum quorum = rule.quorum();
        Threshold share = quorum.share();
        long whole = counts.roll().weight();
        if (counts.voters() < quorum.minimumVoters()) {
            return outcome(Kind.NO_QUORUM, Reason.of(Code.TOO_FEW_VOTERS, counts.voters(), quorum.minimumVoters()));
        }
        return switch (quorum.kind()) {
            case PARTICIPATION ->
                share.isMet(counts.cast(), whole)
                        ? Optional.empty()
                        : outcome(
                                Kind.NO_QUORUM,
                                Reason.of(Code.TOO_FEW_TOOK_PART, counts.cast(), whole, share.num(), share.den()));
            case APPROVAL -> {
                long most = rule.method().inFavour(counts);
                yield share.isMet(most, whole)
                        ? Optional.empty()
                        : outcome(
                                Kind.NO_QUORUM,
                                Reason.of(Code.TOO_FEW_IN_FAVOUR, most, whole, share.num(), share.den()));
            }
        };
    }

    private static Optional<Outcome> decisive(Quorum quorum, Counts counts) {
        return counts.decisive() < quorum.minimumDecisive()
                ? outcome(
                        Kind.NO_DECISIVE_VOTES,
                        Reason.of(Code.TOO_FEW_DECISIVE, counts.decisive(), quorum.minimumDecisive()))
                : Optional.empty();
    }

    private static Optional<Outcome> outcome(Kind kind, Reason reason) {
        return Optional.of(Outcome.of(kind, reason));
    }
}
