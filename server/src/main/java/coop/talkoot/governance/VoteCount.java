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

    /**
     * All who speak in a vote, and for whom it comes to nothing.
     *
     * @param ballots of who speaks for themselves, by their names: the place of what they said in the ledger
     */
    record Speaking(
            Roll roll,
            List<Voice> voices,
            Map<String, Long> ballots,
            Map<Long, Resolution.Unused> unused,
            Map<Long, Long> represented) {}

    /**
     * Roll and ballots of a vote.
     *
     * @param names of those on the roll, as they stand on ballots
     * @param struck those who left, where their vote goes with them
     * @param able those who may vote, or have
     * @param own the last ballots, by voter
     */
    private record Box(
            Map<Long, Long> weights,
            Map<Long, String> names,
            Set<Long> struck,
            Set<Long> able,
            Map<Long, BallotRows.Last> own) {
        String name(long voter) {
            return Objects.requireNonNull(names.get(voter));
        }

        long weight(long voter) {
            return Objects.requireNonNull(weights.get(voter));
        }
    }

    /** As it stands at that moment, which is now or the close. */
    Speaking speaking(Decision decision, Instant at) {
        var box = box(decision, at);
        var resolution =
                resolved(decision, box.able(), box.own().keySet(), box.weights().size(), at);
        var voices = new ArrayList<Voice>();
        var places = new HashMap<String, Long>();
        box.own().forEach((id, last) -> {
            voices.add(voice(box.name(id), box.weight(id), last, null));
            places.put(box.name(id), last.sequence());
        });
        resolution
                .voices()
                .forEach((principal, delegate) -> voices.add(voice(
                        box.name(principal),
                        box.weight(principal),
                        Objects.requireNonNull(box.own().get(delegate)),
                        box.name(delegate))));
        var left = box.weights().keySet().stream()
                .filter(id -> !box.struck().contains(id))
                .toList();
        var roll = new Roll(left.stream().mapToLong(box::weight).sum(), left.size());
        return new Speaking(roll, voices, places, resolution.unused(), resolution.voices());
    }

    /** For how many others somebody on the roll votes at that moment, if they do. */
    int entrusted(Decision decision, long delegateId, Instant at) {
        var box = box(decision, at);
        if (!box.able().contains(delegateId)) {
            return 0;
        }
        var voted = new HashSet<>(box.own().keySet());
        voted.add(delegateId);
        return Math.toIntExact(
                resolved(decision, box.able(), voted, box.weights().size(), at).voices().values().stream()
                        .filter(delegate -> delegate == delegateId)
                        .count());
    }

    private Box box(Decision decision, Instant at) {
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
        var names = new HashMap<Long, String>();
        var voters = new HashMap<String, Long>();
        identities.urisOf(weights.keySet()).forEach((id, uri) -> {
            var name = key == null ? uri : Tracker.of(key, uri);
            names.put(id, name);
            voters.put(name, id);
        });
        var own = new LinkedHashMap<Long, BallotRows.Last>();
        for (var last : ballots.lasts(decision.id())) {
            var voter = last.voterId() != null ? last.voterId() : voters.get(last.tracker());
            if (voter != null && weights.containsKey(voter) && !struck.contains(voter)) {
                own.put(voter, last);
            }
        }
        var able = new HashSet<>(weights.keySet());
        able.removeAll(gone);
        able.removeAll(idle);
        able.addAll(own.keySet());
        return new Box(weights, names, struck, able, own);
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
        return new Voice(voter, weight, ChoiceText.read(last.paper()), via == null ? last.reason() : "", via, null);
    }
}
