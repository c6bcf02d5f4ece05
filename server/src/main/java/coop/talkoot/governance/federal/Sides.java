package coop.talkoot.governance.federal;

import coop.talkoot.governance.method.Approval;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Choice.Answer;
import coop.talkoot.governance.method.Choice.Consenting;
import coop.talkoot.governance.method.Choice.Position;
import coop.talkoot.governance.method.Consensus;
import coop.talkoot.governance.method.Consent;
import coop.talkoot.governance.method.Division;
import coop.talkoot.governance.method.InstantRunoff;
import coop.talkoot.governance.method.MeekStv;
import coop.talkoot.governance.method.Method;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Quadratic;
import coop.talkoot.governance.method.Schulze;
import coop.talkoot.governance.method.Score;
import coop.talkoot.governance.method.ScottishStv;
import coop.talkoot.governance.method.SimpleMajority;
import coop.talkoot.governance.method.Sortition;
import coop.talkoot.governance.method.SuperMajority;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a group's outcome, or what its members said by its own method, is on the paper of its federation's method. */
final class Sides {
    private Sides() {}

    /** The side a group decided for. What it did not decide, it abstains from. */
    static Choice of(Poll poll, Outcome outcome) {
        Method method = poll.rule().method();
        if (method.isOnOneText()) {
            return switch (outcome.kind()) {
                case PASSED, PASSED_WEAK, SELECTED -> as(method, Answer.YES, false);
                case REJECTED -> as(method, Answer.NO, false);
                case BLOCKED -> as(method, Answer.NO, true);
                case TIED, NO_DECISIVE_VOTES, NO_QUORUM, CANCELLED -> as(method, Answer.ABSTAIN, false);
            };
        }
        String unchanged = poll.statusQuo();
        boolean isAgainstAll = outcome.kind() == Outcome.Kind.REJECTED || outcome.kind() == Outcome.Kind.BLOCKED;
        return among(
                method,
                isAgainstAll && unchanged != null
                        ? List.of(unchanged)
                        : outcome.kind() == Outcome.Kind.SELECTED ? outcome.selected() : List.of());
    }

    /** What a member said on a text by whatever method their own group uses. */
    static Choice translated(Method method, Choice said) {
        return switch (said) {
            case Answer answer -> as(method, answer, false);
            case Position position ->
                method instanceof Consensus
                        ? position
                        : switch (position) {
                            case AGREE -> as(method, Answer.YES, false);
                            case STAND_ASIDE, ABSTAIN -> as(method, Answer.ABSTAIN, false);
                            case DISAGREE, BLOCK -> as(method, Answer.NO, false);
                        };
            case Consenting consenting ->
                switch (consenting) {
                    case CONSENT -> as(method, Answer.YES, false);
                    case OBJECT -> as(method, Answer.NO, false);
                    case ABSTAIN -> as(method, Answer.ABSTAIN, false);
                };
            case Choice.Approving approving -> approving;
            case Choice.Scoring scoring -> scoring;
            case Choice.Ranking ranking -> ranking;
            case Choice.Spending spending -> spending;
            case Choice.Dividing dividing ->
                method.isOnOneText() ? Division.reworded(dividing, word -> translated(method, word)) : dividing;
        };
    }

    private static Choice as(Method method, Answer answer, boolean isBlock) {
        return switch (method) {
            case Consensus ignored ->
                switch (answer) {
                    case YES -> Position.AGREE;
                    case NO -> isBlock ? Position.BLOCK : Position.DISAGREE;
                    case ABSTAIN -> Position.ABSTAIN;
                };
            case Consent ignored ->
                switch (answer) {
                    case YES -> Consenting.CONSENT;
                    case NO -> Consenting.OBJECT;
                    case ABSTAIN -> Consenting.ABSTAIN;
                };
            case SimpleMajority ignored -> answer;
            case SuperMajority ignored -> answer;
            case Approval ignored -> throw noText(method);
            case Score ignored -> throw noText(method);
            case Quadratic ignored -> throw noText(method);
            case InstantRunoff ignored -> throw noText(method);
            case ScottishStv ignored -> throw noText(method);
            case MeekStv ignored -> throw noText(method);
            case Schulze ignored -> throw noText(method);
            case Sortition ignored -> throw noText(method);
        };
    }

    /** A paper for these and for nothing else. */
    private static Choice among(Method method, List<String> selected) {
        return switch (method) {
            case Approval ignored -> new Choice.Approving(new HashSet<>(selected));
            case Score score -> new Choice.Scoring(points(selected, most(score, selected.size())));
            case Quadratic quadratic ->
                new Choice.Spending(points(selected, root(quadratic.credits(), selected.size())));
            case InstantRunoff ignored -> Choice.Ranking.of(selected);
            case ScottishStv ignored -> Choice.Ranking.of(selected);
            case MeekStv ignored -> Choice.Ranking.of(selected);
            case Schulze ignored -> Choice.Ranking.of(selected);
            case SimpleMajority ignored -> throw noText(method);
            case SuperMajority ignored -> throw noText(method);
            case Consensus ignored -> throw noText(method);
            case Consent ignored -> throw noText(method);
            case Sortition ignored -> throw noText(method);
        };
    }

    private static Map<String, Integer> points(List<String> selected, int each) {
        return each == 0 ? Map.of() : selected.stream().collect(Collectors.toMap(Function.identity(), option -> each));
    }

    private static int most(Score score, int options) {
        return score.budget() == 0 || options == 0
                ? score.highest()
                : Math.min(score.highest(), score.budget() / options);
    }

    private static int root(int credits, int options) {
        return options == 0 ? 0 : BigInteger.valueOf(credits / options).sqrt().intValueExact();
    }

    private static IllegalArgumentException noText(Method method) {
        return new IllegalArgumentException("member groups cannot be put to such a question by " + method);
    }
}
