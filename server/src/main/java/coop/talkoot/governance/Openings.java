package coop.talkoot.governance;

import coop.talkoot.governance.method.Quorum;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts motions to the vote: pins the rules, freezes the roll, and tells everybody. */
@Singleton
public final class Openings {
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final DecisionPosts envelopes;
    private final Memberships memberships;
    private final Motions motions;
    private final MotionRows motionRows;
    private final Charters charters;
    private final Rolls rolls;
    private final Occasions occasions;
    private final DecisionRows rows;
    private final BallotRows ballots;
    private final FederalVotes federal;
    private final AffiliationVotes affiliations;
    private final CouncilVotes councils;

    Openings(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            DecisionPosts envelopes,
            Memberships memberships,
            Motions motions,
            MotionRows motionRows,
            Charters charters,
            Rolls rolls,
            Occasions occasions,
            DecisionRows rows,
            BallotRows ballots,
            FederalVotes federal,
            AffiliationVotes affiliations,
            CouncilVotes councils) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.envelopes = envelopes;
        this.memberships = memberships;
        this.motions = motions;
        this.motionRows = motionRows;
        this.charters = charters;
        this.rolls = rolls;
        this.occasions = occasions;
        this.rows = rows;
        this.ballots = ballots;
        this.federal = federal;
        this.affiliations = affiliations;
        this.councils = councils;
    }

    /** A coordinator, or any member once enough support it, has a motion voted on from now on. */
    public Decision putToVote(Motion wanted, Identity by, Opening opening) {
        Charters.requireLocal(wanted.group());
        Moved.refuse(wanted.group());
        return transactions.write(() -> {
            charters.lock(wanted.group());
            var motion = motions.locked(wanted.id());
            if (motion.post().isDeleted() || motion.state() != Motion.State.PROPOSED) {
                throw Refused.conflict(
                        motion.state() == Motion.State.VOTING
                                ? "It is being voted on already."
                                : "This motion is over.");
            }
            affiliations.checkHeard(motion, clock.instant());
            var charter = charters.pinned(motion.group());
            requireMayOpen(motion, by, charter.bylaws().proposing());
            var occasion = occasions.next(motion, opening.occasion(), charter.bylaws());
            var isCouncils = councils.decides(motion);
            // About somebody in the federation's own house, those in it decide.
            var asked =
                    motion.subject() == null && !isCouncils ? federal.askedNow(motion.group()) : List.<Affiliation>of();
            var written = isCouncils
                    ? forCouncil(motion, charter, occasion, opening)
                    : written(motion, charter, occasion, opening, asked);
            var early = opening.conditions().closesEarly();
            rows.insert(written, early == null ? charter.bylaws().voting().closesEarly() : early);
            var sealed = isCouncils
                    ? councils.freeze(written, motion, charter.bylaws(), opening.federal())
                    : asked.isEmpty()
                            ? rolls.freeze(written.id(), motion.group(), motion.subject())
                            : federal.freeze(written, asked, opening.federal());
            if (sealed.size() == 0) {
                throw Refused.conflict("There is nobody who could vote.");
            }
            rows.seal(written.id(), sealed);
            if (written.secrecy() != Secrecy.OPEN) {
                ballots.makeKey(written.id(), Tracker.newKey());
            }
            motionRows.setState(motion.id(), Motion.State.VOTING);
            var opened = rows.byPosts(List.of(written.post())).getFirst();
            events.publish(new DecisionEvent.DecisionOpened(opened));
            federal.asked(opened);
            return opened;
        });
    }

    /** The rule a vote on new rules would follow under these: with the quorum that was pinned, which is the higher one. */
    static VotingTerms byNewRules(VotingTerms pinned, Bylaws amendment) {
        var method = amendment.of(Motion.Type.GOVERNANCE).methods().stream()
                .filter(VotingMethod::isForTexts)
                .findFirst()
                .orElseThrow();
        return VotingTerms.of(amendment, Motion.Type.GOVERNANCE, method, 1).with(pinned.quorum());
    }

    private void requireMayOpen(Motion motion, Identity by, Proposing rules) {
        var group = motion.group().id();
        if (rules.byCoordinators() && memberships.may(group, by.id(), Right.PUT_TO_VOTE)) {
            return;
        }
        memberships.require(group, by.id(), Right.WRITE);
        var needed = rules.needed(memberships.countMembers(group));
        var supporters =
                memberships.among(group, motionRows.supporters(motion.id())).size();
        if (supporters < needed) {
            throw Refused.notAllowed("A motion is put to the vote by a coordinator, or by " + needed
                    + " members who support it; so far " + supporters + " do.");
        }
    }

    /** In the open, and by each delegate themselves: they speak for others already. */
    private Decision forCouncil(Motion motion, Charter charter, Occasion occasion, Opening opening) {
        CouncilVotes.check(motion, opening);
        return written(motion, charter, occasion, opening.inCouncil(), List.of());
    }

    private Decision written(
            Motion motion, Charter charter, Occasion occasion, Opening opening, List<Affiliation> asked) {
        var voting = charter.bylaws().voting();
        var options = options(motion.terms(), opening.statusQuo());
        var usual = under(opening.conditions(), terms(motion, charter.bylaws(), occasion, opening.method(), options));
        var terms = asked.isEmpty() ? usual : federal.terms(usual, charter.bylaws(), asked, motion, opening);
        var secrecy = asked.isEmpty() ? Objects.requireNonNullElse(opening.secrecy(), voting.secrecy()) : Secrecy.OPEN;
        checkQuestion(opening, terms, secrecy);
        AffiliationVotes.checkRule(motion, terms);
        var now = clock.instant();
        var closes = now.plus(window(voting, opening.window()));
        checkImplementation(opening.implementBy(), closes);
        var grace = terms.vetoing().holders() == Vetoing.Holders.NOBODY
                ? Duration.ZERO
                : Duration.ofHours(terms.vetoing().graceHours());
        return new Decision(
                envelopes.write(motion.post(), motion.group(), motion.post().audience()),
                motion.group(),
                motion.id(),
                occasion,
                motion.terms().type(),
                Decision.State.OPEN,
                terms,
                charter.id(),
                charter.hash(),
                secrecy,
                opening.hidesResults() == null ? voting.hidesResults() : opening.hidesResults(),
                opening.allowsDelegation(),
                opening.isQuestion(),
                now,
                closes,
                closes.plus(grace),
                null,
                new Decision.Seal("", 0, 0),
                options,
                null,
                new Decision.Implementation(opening.implementBy(), null, null));
    }

    private static VotingTerms under(Opening.Conditions conditions, VotingTerms terms) {
        var usual = terms.quorum();
        var percent = conditions.quorumPercent();
        var voters = conditions.minimumVoters();
        if (percent != null && (percent < 0 || percent > 100)) {
            throw Refused.invalid("quorumPercent", "A quorum is a share of the roll, from 0 to 100 of a hundred.");
        }
        var share = percent == null ? usual.share() : new Threshold(percent, 100, false);
        if (!larger(share, usual.share()).equals(share)) {
            throw Refused.invalid("quorumPercent", "The rules of this group ask for more than that.");
        }
        if (voters != null && voters < usual.minimumVoters()) {
            throw Refused.invalid(
                    "minimumVoters",
                    "The rules of this group ask for at least " + usual.minimumVoters() + " who vote.");
        }
        var quorum = new Quorum(
                usual.kind(), share, voters == null ? usual.minimumVoters() : voters, usual.minimumDecisive());
        return terms.with(quorum).withFinal(conditions.ballotsAreFinal());
    }

    private VotingTerms terms(
            Motion motion,
            Bylaws bylaws,
            Occasion occasion,
            @Nullable VotingMethod wanted,
            List<Decision.Option> options) {
        var type = motion.terms().type();
        var seats = motion.terms().seats();
        var usual = VotingTerms.of(bylaws, type, method(bylaws.of(type), wanted, options.size(), seats), seats);
        var amendment = motion.terms().amendment();
        var terms = amendment == null
                ? usual
                : usual.with(higher(
                        usual.quorum(), amendment.of(Motion.Type.GOVERNANCE).quorum()));
        return switch (occasion) {
            case FIRST, AMENDED -> terms;
            case FALLBACK -> {
                var fallback = bylaws.counting().fallback();
                if (fallback == null) {
                    throw Refused.conflict("Consensus was not found, and nothing else decides in this group.");
                }
                yield terms.with(fallback, terms.threshold());
            }
            case SECOND_CALL -> terms.with(lower(terms.quorum(), bylaws.voting().secondCallPercent()));
            case SET_ASIDE ->
                terms.with(VotingMethod.SUPERMAJORITY, Threshold.TWO_THIRDS).withoutVeto();
            case OVERRIDE ->
                terms.with(VotingMethod.SUPERMAJORITY, strictest(terms)).withoutVeto();
        };
    }

    private static VotingMethod method(TypeRule rule, @Nullable VotingMethod wanted, int options, int seats) {
        if (wanted != null) {
            if (!rule.methods().contains(wanted)) {
                throw Refused.invalid("method", "The rules of this group do not let this be decided that way.");
            }
            if (!wanted.suits(options, seats)) {
                throw Refused.invalid("method", "That way of counting does not fit this question.");
            }
            return wanted;
        }
        return rule.methods().stream()
                .filter(method -> method.suits(options, seats))
                .findFirst()
                .orElseThrow(() -> Refused.conflict(
                        "The rules of this group name no way to choose between so many options for so many places."));
    }

    private static List<Decision.Option> options(MotionTerms terms, @Nullable String statusQuo) {
        var options = new ArrayList<Decision.Option>();
        terms.options().forEach(title -> options.add(new Decision.Option("o" + (options.size() + 1), title)));
        if (statusQuo != null) {
            var title = statusQuo.strip();
            if (options.isEmpty()
                    || title.isEmpty()
                    || title.length() > MotionTerms.LONGEST_OPTION
                    || title.contains("\n")
                    || title.indexOf('\0') >= 0
                    || terms.options().contains(title)) {
                throw Refused.invalid("statusQuo", "An option that changes nothing stands beside others, once.");
            }
            options.add(new Decision.Option(Terms.STATUS_QUO, title));
        }
        return options;
    }

    private static Duration window(Voting voting, @Nullable Duration wanted) {
        var window = wanted == null ? voting.usual() : wanted;
        if (window.compareTo(Duration.ofHours(voting.shortestHours())) < 0
                || window.compareTo(Duration.ofHours(voting.longestHours())) > 0) {
            throw Refused.invalid(
                    "closesAt",
                    "By the rules of this group one votes for " + voting.shortestHours() + " to "
                            + voting.longestHours() + " hours.");
        }
        return window;
    }

    private static void checkQuestion(Opening opening, VotingTerms terms, Secrecy secrecy) {
        var canBePoll = switch (terms.method()) {
            case SIMPLE_MAJORITY, ABSOLUTE_MAJORITY, SUPERMAJORITY, CONSENSUS, CONSENT, APPROVAL -> true;
            case SCORE, DOTS, INSTANT_RUNOFF, SCHULZE, SCOTTISH_STV, MEEK_STV, QUADRATIC -> false;
        };
        if (opening.isQuestion() && (!canBePoll || secrecy != Secrecy.OPEN)) {
            throw Refused.invalid("isQuestion", "Only an open vote by yes and no, or by approval, can also be a poll.");
        }
        if (opening.isQuestion() && terms.isFinal()) {
            throw Refused.invalid("isQuestion", "In a poll several answers come one by one, so none of them is final.");
        }
    }

    private static void checkImplementation(@Nullable Instant until, Instant closes) {
        if (until != null && !until.isAfter(closes)) {
            throw Refused.invalid("implementBy", "It is to be done after the vote has closed.");
        }
    }

    private static Threshold strictest(VotingTerms original) {
        return switch (original.method()) {
            case CONSENSUS, CONSENT -> Threshold.CONSENSUS;
            case SUPERMAJORITY -> larger(Threshold.TWO_THIRDS, original.threshold());
            case SIMPLE_MAJORITY,
                    ABSOLUTE_MAJORITY,
                    APPROVAL,
                    SCORE,
                    DOTS,
                    INSTANT_RUNOFF,
                    SCHULZE,
                    SCOTTISH_STV,
                    MEEK_STV,
                    QUADRATIC -> Threshold.TWO_THIRDS;
        };
    }

    private static Threshold larger(Threshold one, Threshold other) {
        return one.num() * other.den() >= other.num() * one.den() ? one : other;
    }

    private static Quorum higher(Quorum one, Quorum other) {
        var isApproval = one.kind() == Quorum.Kind.APPROVAL || other.kind() == Quorum.Kind.APPROVAL;
        return new Quorum(
                isApproval ? Quorum.Kind.APPROVAL : Quorum.Kind.PARTICIPATION,
                larger(one.share(), other.share()),
                Math.max(one.minimumVoters(), other.minimumVoters()),
                Math.max(one.minimumDecisive(), other.minimumDecisive()));
    }

    private static Quorum lower(Quorum usual, int percent) {
        var second = new Threshold(percent, 100, false);
        return larger(usual.share(), second).equals(second)
                ? usual
                : new Quorum(usual.kind(), second, usual.minimumVoters(), usual.minimumDecisive());
    }
}
