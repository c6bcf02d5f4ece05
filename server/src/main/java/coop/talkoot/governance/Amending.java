package coop.talkoot.governance;

import coop.talkoot.governance.method.Quorum;
import coop.talkoot.governance.method.Threshold;
import java.util.EnumMap;

/** Bylaws with one number changed, and whatever must go with it. */
final class Amending {
    private Amending() {}

    static Bylaws set(Bylaws rules, Floor floor, int value) {
        var type = floor.type();
        if (type != null) {
            return withQuorum(rules, type, value);
        }
        return switch (floor) {
            case VOTING_HOURS -> with(rules, shortest(rules.voting(), value));
            case SUPPORT_PERCENT -> {
                var proposing = rules.proposing();
                yield with(rules, new Proposing(proposing.byCoordinators(), proposing.least(), value));
            }
            case DELEGATIONS -> {
                var delegating = rules.delegating();
                yield with(
                        rules,
                        new Delegating(
                                delegating.isAllowed() || value > 0,
                                value,
                                delegating.percent(),
                                delegating.depth(),
                                delegating.months()));
            }
            case VETOES -> {
                var vetoing = rules.vetoing();
                var holders = vetoing.holders() == Vetoing.Holders.NOBODY ? Vetoing.Holders.ANYBODY : vetoing.holders();
                yield with(
                        rules,
                        new Vetoing(holders, value, vetoing.percent(), vetoing.graceHours(), vetoing.isOverridable()));
            }
            case VETO_HOURS -> {
                var vetoing = rules.vetoing();
                yield with(
                        rules,
                        new Vetoing(
                                vetoing.holders(), vetoing.limit(), vetoing.percent(), value, vetoing.isOverridable()));
            }
            case FORCE_DAYS -> with(rules, value, rules.exitNoticeDays());
            case EXIT_NOTICE_DAYS -> with(rules, rules.forceDays(), value);
            case QUORUM_POLICY, QUORUM_RESOURCE, QUORUM_BUDGET, QUORUM_GOVERNANCE, QUORUM_MEMBERSHIP, QUORUM_REMOVAL ->
                throw new IllegalStateException(floor + " is of a type of motion");
        };
    }

    private static Bylaws withQuorum(Bylaws rules, Motion.Type type, int percent) {
        var types = new EnumMap<>(rules.types());
        var rule = rules.of(type);
        var quorum = rule.quorum();
        types.put(
                type,
                new TypeRule(
                        rule.methods(),
                        rule.threshold(),
                        rule.base(),
                        new Quorum(
                                quorum.kind(),
                                new Threshold(percent, 100, false),
                                quorum.minimumVoters(),
                                quorum.minimumDecisive())));
        return new Bylaws(
                rules.name(),
                types,
                rules.counting(),
                rules.proposing(),
                rules.voting(),
                rules.delegating(),
                rules.vetoing(),
                rules.forceDays(),
                rules.exitNoticeDays(),
                rules.federating(),
                rules.movesByVote(),
                rules.advisesByVote());
    }

    private static Voting shortest(Voting voting, int hours) {
        return new Voting(
                hours,
                Math.max(hours, voting.usualHours()),
                Math.max(hours, voting.longestHours()),
                voting.extensionHours(),
                voting.closesEarly(),
                voting.secrecy(),
                voting.hidesResults(),
                voting.leaverBallots(),
                voting.secondCallDays(),
                voting.secondCallPercent());
    }

    private static Bylaws with(Bylaws rules, Voting voting) {
        return with(rules, rules.proposing(), voting, rules.delegating(), rules.vetoing());
    }

    private static Bylaws with(Bylaws rules, Proposing proposing) {
        return with(rules, proposing, rules.voting(), rules.delegating(), rules.vetoing());
    }

    private static Bylaws with(Bylaws rules, Delegating delegating) {
        return with(rules, rules.proposing(), rules.voting(), delegating, rules.vetoing());
    }

    private static Bylaws with(Bylaws rules, Vetoing vetoing) {
        return with(rules, rules.proposing(), rules.voting(), rules.delegating(), vetoing);
    }

    private static Bylaws with(
            Bylaws rules, Proposing proposing, Voting voting, Delegating delegating, Vetoing vetoing) {
        return new Bylaws(
                rules.name(),
                rules.types(),
                rules.counting(),
                proposing,
                voting,
                delegating,
                vetoing,
                rules.forceDays(),
                rules.exitNoticeDays(),
                rules.federating(),
                rules.movesByVote(),
                rules.advisesByVote());
    }

    private static Bylaws with(Bylaws rules, int forceDays, int exitNoticeDays) {
        return new Bylaws(
                rules.name(),
                rules.types(),
                rules.counting(),
                rules.proposing(),
                rules.voting(),
                rules.delegating(),
                rules.vetoing(),
                forceDays,
                exitNoticeDays,
                rules.federating(),
                rules.movesByVote(),
                rules.advisesByVote());
    }
}
