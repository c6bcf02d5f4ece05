package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Ends votes: what was said is written down and whatever could tell who said it destroyed; then, once nobody can veto any
 * more, it is counted, concluded and told, all in one transaction.
 */
@Singleton
final class Closings {
    private static final String LOT = "talkoot-lot-v1";

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Signals signals;
    private final Clock clock;
    private final Posts posts;
    private final DecisionRows rows;
    private final BallotRows ballots;
    private final VoiceRows voices;
    private final TallyRows tallies;
    private final VoteCount count;
    private final BallotProofs proofs;
    private final VetoRows vetoes;
    private final Consequences consequences;
    private final FederalVotes federal;
    private final FederalCounts federalCounts;

    Closings(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Signals signals,
            Clock clock,
            Posts posts,
            DecisionRows rows,
            BallotRows ballots,
            VoiceRows voices,
            TallyRows tallies,
            VoteCount count,
            BallotProofs proofs,
            VetoRows vetoes,
            Consequences consequences,
            FederalVotes federal,
            FederalCounts federalCounts) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.signals = signals;
        this.clock = clock;
        this.posts = posts;
        this.rows = rows;
        this.ballots = ballots;
        this.voices = voices;
        this.tallies = tallies;
        this.count = count;
        this.proofs = proofs;
        this.vetoes = vetoes;
        this.consequences = consequences;
        this.federal = federal;
        this.federalCounts = federalCounts;
    }

    /** Closes a vote whose time has come, or that everybody has voted in; what is over, or not due, stays as it is. */
    void close(long decisionId, boolean isEarly) {
        // Of ten thousand people this takes seconds, in which nobody waits; it is no close yet, and goes on after a
        // restart.
        toBeSealed(decisionId, isEarly).ifPresent(proofs::make);
        transactions.run(() -> {
            if (!rows.lock(decisionId)) {
                return;
            }
            var decision = get(decisionId);
            var now = clock.instant();
            if (isTime(decision, isEarly, now)) {
                seal(decision, isEarly && now.isBefore(decision.closesAt()) ? now : decision.closesAt());
                decision = get(decisionId);
            }
            if (decision.state() == Decision.State.GRACE && !now.isBefore(decision.concludesAt())) {
                conclude(decision, now);
            }
        });
    }

    private Optional<Decision> toBeSealed(long decisionId, boolean isEarly) {
        return transactions
                .read(() -> posts.find(decisionId)
                        .map(post -> rows.byPosts(List.of(post)).getFirst()))
                .filter(decision -> isTime(decision, isEarly, clock.instant()) && !isFederal(decision));
    }

    private static boolean isTime(Decision decision, boolean isEarly, Instant now) {
        return decision.state() == Decision.State.OPEN
                && (!now.isBefore(decision.closesAt()) || (isEarly && now.isAfter(decision.opensAt())));
    }

    /** Takes an open vote back: nothing is counted, and nobody will ever know who said what. */
    void cancel(Decision decision) {
        rows.lock(decision.id());
        if (get(decision.id()).isOver()) {
            return;
        }
        ballots.destroy(decision.id());
        voices.destroy(decision.id());
        var reason = new Decision.Explanation("WITHDRAWN", List.of());
        end(decision, Decision.State.CANCELLED, Outcome.Kind.CANCELLED, List.of(), reason, clock.instant());
        events.publish(new DecisionEvent.DecisionCancelled(get(decision.id())));
        signals.publish(Ballots.TOPIC, Long.toString(decision.id()));
    }

    private void seal(Decision decision, Instant at) {
        if (isFederal(decision)) {
            tallies.put(federalCounts.tally(decision, 0), at);
        } else {
            var speaking = count.speaking(decision, at);
            proofs.make(decision);
            voices.insert(decision.id(), speaking.voices(), speaking.ballots());
            ballots.destroy(decision.id());
            tallies.put(tally(decision, speaking.roll(), speaking.voices(), 0), at);
        }
        var grace = Duration.between(decision.closesAt(), decision.concludesAt());
        sql.update(DECISION)
                .set(DECISION.STATE, Decision.State.GRACE.name())
                .set(DECISION.CLOSES_AT, at)
                .set(DECISION.CONCLUDES_AT, at.plus(grace))
                .where(DECISION.POST_ID.eq(decision.id()))
                .execute();
    }

    private void conclude(Decision decision, Instant now) {
        var tally = isFederal(decision)
                ? consequences.amended(
                        decision,
                        federalCounts.tally(decision, vetoes.standing(decision)),
                        amendment -> federalCounts.byNewRules(decision, amendment))
                : concluded(decision);
        tallies.put(tally, now);
        if (decision.secrecy() == Secrecy.SECRET || tally.isWithheld()) {
            voices.destroy(decision.id());
        }
        end(decision, Decision.State.CLOSED, tally.outcome(), tally.selected(), tally.reason(), now);
        var result = consequences.of(get(decision.id()), tally);
        events.publish(new DecisionEvent.DecisionClosed(get(decision.id()), tally, result));
        federal.concluded(decision);
        signals.publish(Ballots.TOPIC, Long.toString(decision.id()));
    }

    private static boolean isFederal(Decision decision) {
        return decision.terms().federal().rule() != null;
    }

    private Tally concluded(Decision decision) {
        var sealed = tallies.of(decision.id()).orElseThrow();
        var said = voices.said(decision.id());
        var roll = new Roll(sealed.eligibleWeight(), sealed.eligible());
        return consequences.amended(decision, roll, said, tally(decision, roll, said, vetoes.standing(decision)));
    }

    /** What these voices come to; withheld where so few spoke in secret that numbers would tell who. */
    private static Tally tally(Decision decision, Roll roll, List<Voice> said, long vetoes) {
        var hash = BallotsText.hash(said);
        return Tallies.of(
                decision,
                roll,
                said,
                vetoes,
                seed(decision, hash),
                HexFormat.of().formatHex(hash));
    }

    /** For lots among the tied: nobody knows it before the last ballot is in, and everybody can make it again. */
    static String seed(Decision decision, byte[] ballotsHash) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(LOT.getBytes(StandardCharsets.UTF_8));
            digest.update(decision.post().uri().getBytes(StandardCharsets.UTF_8));
            digest.update(HexFormat.of().parseHex(decision.roll().hash()));
            return HexFormat.of().formatHex(digest.digest(ballotsHash));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }

    private void end(
            Decision decision,
            Decision.State state,
            Outcome.Kind outcome,
            List<String> selected,
            Decision.Explanation reason,
            Instant at) {
        sql.update(DECISION)
                .set(DECISION.STATE, state.name())
                .set(DECISION.CLOSED_AT, at)
                .set(DECISION.OUTCOME, outcome.name())
                .set(DECISION.SELECTED, selected.toArray(String[]::new))
                .set(DECISION.REASON_KEY, reason.key())
                .set(DECISION.REASON_VALUES, reason.values().toArray(Long[]::new))
                .where(DECISION.POST_ID.eq(decision.id()))
                .execute();
    }

    private Decision get(long id) {
        var post = posts.find(id).orElseThrow();
        return rows.byPosts(List.of(post)).getFirst();
    }
}
