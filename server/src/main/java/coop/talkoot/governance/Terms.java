package coop.talkoot.governance;

import coop.talkoot.governance.method.Approval;
import coop.talkoot.governance.method.Consensus;
import coop.talkoot.governance.method.Consent;
import coop.talkoot.governance.method.InstantRunoff;
import coop.talkoot.governance.method.MeekStv;
import coop.talkoot.governance.method.Method;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Quadratic;
import coop.talkoot.governance.method.Quorum;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.governance.method.Rule;
import coop.talkoot.governance.method.Schulze;
import coop.talkoot.governance.method.Score;
import coop.talkoot.governance.method.ScottishStv;
import coop.talkoot.governance.method.SimpleMajority;
import coop.talkoot.governance.method.SuperMajority;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.governance.method.VetoLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pinned rule of a vote as the counting takes it. */
final class Terms {
    /** The option that changes nothing, where there is one. */
    static final String STATUS_QUO = "none";

    private Terms() {}

    static Poll poll(VotingTerms terms, List<String> choices, Roll roll, @Nullable String seed) {
        var poll = Poll.of(rule(terms), choices, roll);
        var known = choices.contains(STATUS_QUO) ? poll.withStatusQuo(STATUS_QUO) : poll;
        return seed == null ? known : known.withSeed(seed);
    }

    static Rule rule(VotingTerms terms) {
        var method = method(terms);
        var rule = new Rule(
                method, quorum(terms.quorum(), method), terms.counting().tieBreaks(), null);
        var vetoing = terms.vetoing();
        return vetoing.holders() == Vetoing.Holders.NOBODY
                ? rule
                : rule.with(new VetoLimit(vetoing.limit(), new Threshold(vetoing.percent(), 100, false)));
    }

    /** Where nobody can be in favour of one thing alone, taking part is what counts. */
    private static Quorum quorum(Quorum quorum, Method method) {
        return quorum.kind() == Quorum.Kind.APPROVAL && !method.knowsInFavour()
                ? new Quorum(
                        Quorum.Kind.PARTICIPATION, quorum.share(), quorum.minimumVoters(), quorum.minimumDecisive())
                : quorum;
    }

    private static Method method(VotingTerms terms) {
        var counting = terms.counting();
        var seats = terms.seats();
        return switch (terms.method()) {
            case SIMPLE_MAJORITY -> new SimpleMajority(false);
            case ABSOLUTE_MAJORITY -> new SimpleMajority(true);
            case SUPERMAJORITY -> new SuperMajority(terms.threshold(), terms.base());
            case CONSENSUS -> new Consensus(Threshold.CONSENSUS, counting.blockLimit(), Consensus.USUAL.weakAbove());
            case CONSENT -> new Consent();
            case APPROVAL ->
                seats == 1
                        ? new Approval(1, new Threshold(counting.approvalPercent(), 100, false), false)
                        : Approval.electing(seats);
            case SCORE -> new Score(Score.Kind.SUM, counting.highestScore(), 0, seats);
            case DOTS -> Score.dots(counting.highestScore(), seats);
            case INSTANT_RUNOFF -> new InstantRunoff(false);
            case SCOTTISH_STV -> new ScottishStv(seats);
            case MEEK_STV -> new MeekStv(seats);
            case SCHULZE -> new Schulze(Schulze.Unranked.IMPLICIT);
            case QUADRATIC -> new Quadratic(counting.credits(), seats, false);
        };
    }
}
