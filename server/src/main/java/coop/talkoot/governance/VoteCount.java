package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.ROLL_ENTRY;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Counting;
import coop.talkoot.governance.method.EarlyClose;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Standing;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Puts ballots, roll and delegations of one vote together and has them counted; in the transaction of who asks. */
@Singleton
final class VoteCount {
    private final DSLContext sql;
    private final Identities identities;
    private final BallotRows ballots;
    private final DelegationRows delegations;

    VoteCount(DSLContext sql, Identities identities, BallotRows ballots, DelegationRows delegations) {
        this.sql = sql;
        this.identities = identities;
        this.ballots = ballots;
        this.delegations = delegations;
    }

    /** All who speak in a vote, and for whom it comes to nothing. */
    record Speaking(Roll roll, List<Voice> voices, Map<Long, Resolution.Unused> unused, Map<Long, Long> represented) {}

    /** As it stands at that moment, which is now or the close. */
    Speaking speaking(Decision decision, Instant at) {
        var secrecy = decision.secrecy();
        var key = ballots.key(decision.id());
        var weights = new LinkedHashMap<Long, Long>();
        var gone = new HashSet<Long>();
        var mayAct = DSL.field(Standing.canAct(ROLL_ENTRY.ACTOR_ID));
        var idle = new HashSet<Long>();
        sql.select(ROLL_ENTRY.ACTOR_ID, ROLL_ENTRY.WEIGHT, ROLL_ENTRY.LEFT_AT, mayAct)
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(decision.id()))
                .forEach(row -> {
                    weights.put(row.value1(), row.value2());
                    if (row.value3() != null && row.value3().isBefore(at)) {
                        gone.add(row.value1());
                    }
                    if (!Boolean.TRUE.equals(row.value4())) {
                        idle.add(row.value1());
                    }
                });
        // A secret ballot cannot be found again, so nothing is taken away with its voter.
        var isVoid = secrecy != Secrecy.SECRET && decision.terms().leaverBallots() == Voting.LeaverBallots.VOID;
        var struck = isVoid ? gone : Set.<Long>of();
        var uris = identities.urisOf(weights.keySet());
        var names = new HashMap<String, Long>();
        weights.keySet().forEach(id -> names.put(name(Objects.requireNonNull(uris.get(id)), key), id));
        var own = new LinkedHashMap<Long, BallotRows.Last>();
        for (var last : ballots.lasts(decision.id())) {
            var voter = last.voterId() != null ? last.voterId() : names.get(last.tracker());
            if (voter != null && weights.containsKey(voter) && !struck.contains(voter)) {
                own.put(voter, last);
            }
        }
        var able = new HashSet<>(weights.keySet());
        able.removeAll(gone);
        able.removeAll(idle);
        able.addAll(own.keySet());
        var resolution = resolved(decision, able, own.keySet(), weights.size(), at);
        var voices = new ArrayList<Voice>();
        own.forEach((id, last) -> voices.add(voice(name(uri(uris, id), key), weight(weights, id), last, null)));
        resolution
                .voices()
                .forEach((principal, delegate) -> voices.add(voice(
                        name(uri(uris, principal), key),
                        weight(weights, principal),
                        Objects.requireNonNull(own.get(delegate)),
                        name(uri(uris, delegate), key))));
        var left = weights.keySet().stream().filter(id -> !struck.contains(id)).toList();
        var roll = new Roll(left.stream().mapToLong(id -> weight(weights, id)).sum(), left.size());
        return new Speaking(roll, voices, resolution.unused(), resolution.voices());
    }

    /** Who votes for whom, were it closed at that moment. */
    private Resolution resolved(Decision decision, Set<Long> able, Set<Long> voted, int size, Instant at) {
        var rules = decision.terms().delegating();
        if (!rules.isAllowed() || !decision.allowsDelegation()) {
            return new Resolution(Map.of(), Map.of());
        }
        var edges = delegations.edges(
                decision.group().id(), decision.type(), decision.motionId(), decision.secrecy() == Secrecy.SECRET, at);
        return Resolution.of(able, voted, edges, new Resolution.Limits(rules.cap(size), rules.depth()));
    }

    /** Whether nothing that may still come changes the outcome: who votes by another may yet vote themselves. */
    boolean isDecided(Decision decision, Instant at) {
        var speaking = speaking(decision, at);
        var choices = decision.options().stream().map(Decision.Option::choice).toList();
        var own =
                speaking.voices().stream().filter(voice -> voice.via() == null).toList();
        return EarlyClose.isDecided(Terms.poll(decision.terms(), choices, speaking.roll(), null), papers(own));
    }

    /** What the voices come to by these terms. */
    static coop.talkoot.governance.method.Tally count(
            VotingTerms terms,
            List<String> choices,
            Roll roll,
            List<Voice> voices,
            long vetoes,
            @Nullable String seed) {
        return count(Terms.poll(terms, choices, roll, seed).withVetoes(vetoes), voices);
    }

    static coop.talkoot.governance.method.Tally count(Poll poll, List<Voice> voices) {
        return Counting.count(poll, papers(voices));
    }

    /** One paper a ballot: who votes for others lays them on their own, and a block stays one block. */
    private static List<Paper> papers(List<Voice> voices) {
        record Laid(Choice choice, long weight, long people) {}
        var laid = new LinkedHashMap<String, Laid>();
        for (var voice : voices) {
            var by = voice.via() == null ? voice.voter() : voice.via();
            laid.merge(
                    by,
                    new Laid(voice.choice(), voice.weight(), 1),
                    (one, other) -> new Laid(
                            one.choice(), Math.addExact(one.weight(), other.weight()), one.people() + other.people()));
        }
        return laid.values().stream()
                .map(paper -> new Paper(paper.choice(), paper.weight(), paper.people()))
                .toList();
    }

    private static Voice voice(String voter, long weight, BallotRows.Last last, @Nullable String via) {
        return new Voice(
                voter,
                weight,
                ChoiceText.read(last.paper()),
                via == null ? last.reason() : "",
                via,
                via == null ? last.raw() : null);
    }

    private static String name(String uri, byte @Nullable [] key) {
        return key == null ? uri : Tracker.of(key, uri);
    }

    private static String uri(Map<Long, String> uris, long id) {
        return Objects.requireNonNull(uris.get(id));
    }

    private static long weight(Map<Long, Long> weights, long id) {
        return Objects.requireNonNull(weights.get(id));
    }
}
