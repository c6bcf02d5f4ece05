package coop.talkoot.governance;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.Exits;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.groups.affiliation.GroupMoves;
import coop.talkoot.groups.affiliation.Joining;
import coop.talkoot.groups.affiliation.Kin;
import coop.talkoot.groups.affiliation.Kinship;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Votes about another group: what can be put, and what follows when one has passed. */
@Singleton
final class AffiliationVotes {
    private static final int LONGEST_REASON = 500;
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final Map<Long, Instant> notBefore = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Affiliations affiliations;
    private final Federations federations;
    private final Joining joining;
    private final Exits exits;
    private final Kinship kinship;
    private final GroupMoves moves;

    AffiliationVotes(
            Clock clock,
            Affiliations affiliations,
            Federations federations,
            Joining joining,
            Exits exits,
            Kinship kinship,
            GroupMoves moves) {
        this.clock = clock;
        this.affiliations = affiliations;
        this.federations = federations;
        this.joining = joining;
        this.exits = exits;
        this.kinship = kinship;
        this.moves = moves;
    }

    /** Refuses what could do nothing as things are; a vote that others must be able to check is for everybody to read. */
    void check(Identity group, Audience audience, Affiliating affiliating, Identity other) {
        if (other.kind() != Identity.Kind.GROUP || other.id() == group.id()) {
            throw Refused.invalid("subject", "Name another group.");
        }
        if (audience != Audience.PUBLIC) {
            throw Refused.invalid("audience", "The other group must be able to check this vote: it is public.");
        }
        var now = clock.instant();
        var isIn = affiliations.between(group.id(), other.id(), now);
        var isOurs = affiliations.between(other.id(), group.id(), now);
        switch (affiliating) {
            case JOIN -> {
                if (affiliations.current(group.id(), other.id()).isPresent()) {
                    throw Refused.invalid("subject", "This group belongs to it already, or has asked to.");
                }
                if (other.isLocal() && !federations.isOne(other.id())) {
                    throw Refused.invalid("subject", "That group is no federation: it takes in people only.");
                }
            }
            case LEAVE -> {
                if (isIn.filter(found -> found.notice() == null).isEmpty()) {
                    throw Refused.invalid("subject", "This group does not belong to it, or is leaving already.");
                }
            }
            case STAY -> {
                if (isIn.filter(found -> found.isInNoticeAt(now)).isEmpty()) {
                    throw Refused.invalid("subject", "This group is not about to leave it.");
                }
            }
            case ADMIT -> {
                if (affiliations.current(other.id(), group.id()).isEmpty() || isOurs.isPresent()) {
                    throw Refused.invalid("subject", "That group does not ask to be let in.");
                }
            }
            case MOVE -> {
                if (other.isLocal()) {
                    throw Refused.invalid("subject", "A group moves to another server; that one is here.");
                }
            }
            case EXPEL -> {
                if (isOurs.filter(found -> found.notice() == null).isEmpty()) {
                    throw Refused.invalid("subject", "That group does not belong to this one, or is leaving already.");
                }
            }
        }
    }

    /** Who is to be sent away is heard first. */
    void checkHeard(Motion motion, Instant now) {
        if (motion.terms().affiliating() == Affiliating.EXPEL
                && now.isBefore(motion.post().publishedAt().plus(Affiliating.HEARING))) {
            throw Refused.conflict("Whom it is about has " + Affiliating.HEARING.toDays()
                    + " days to answer, from the day this was proposed. Then it can be voted on.");
        }
    }

    /** And only by two thirds, or consensus, whatever else the charter lets a removal be decided by (B14, B2). */
    static void checkRule(Motion motion, VotingTerms terms) {
        if (motion.terms().affiliating() == Affiliating.EXPEL && !terms.takesTwoThirds()) {
            throw Refused.invalid("method", "A group is sent away by two thirds, or by consensus.");
        }
    }

    /** What other servers had to be asked: who is above and below, or whether the new place says that it was this group. */
    record Asked(@Nullable Kin kin, GroupMoves.@Nullable Ready move) {}

    /**
     * What a vote has to look at before anything is written; may ask other servers, and so not again and again while they
     * show that it cannot be.
     */
    Asked ask(Decision decision, MotionTerms terms) {
        var other = terms.subject();
        var step = terms.affiliating();
        if (other == null || (step != Affiliating.JOIN && step != Affiliating.MOVE) || Moved.isGone(decision.group())) {
            return new Asked(null, null);
        }
        var now = clock.instant();
        var next = notBefore.get(decision.id());
        if (next != null && now.isBefore(next)) {
            throw Refused.conflict("Asking " + other.address() + " is tried again later.");
        }
        notBefore.put(decision.id(), now.plus(PAUSE));
        return step == Affiliating.JOIN
                ? new Asked(kinship.of(decision.group(), other), null)
                : new Asked(null, moves.ready(decision.group(), other));
    }

    /** Does it. What has become pointless since it was proposed is let be. */
    void carryOut(Decision decision, Motion motion, Group group, Affiliating affiliating, Asked asked) {
        var kin = asked.kin();
        var move = asked.move();
        var other = motion.subject();
        if (other == null || other.isGone() || Moved.isGone(group.identity())) {
            return;
        }
        var mandate = decision.post().uri();
        switch (affiliating) {
            case JOIN -> {
                if (kin != null) {
                    joining.ask(group, other, mandate, kin);
                    notBefore.remove(decision.id());
                }
            }
            case MOVE -> {
                if (move != null) {
                    moves.go(group, move);
                    notBefore.remove(decision.id());
                }
            }
            case LEAVE -> exits.leave(group.identity(), other, mandate);
            case STAY -> exits.stay(group.identity(), other, mandate);
            case ADMIT -> joining.admitByVote(group.identity(), other, mandate);
            case EXPEL -> {
                var said = motion.post().text();
                var because = said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) : said;
                exits.expel(group.identity(), other, mandate, because);
            }
        }
    }
}
