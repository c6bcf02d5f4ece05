package coop.talkoot.governance;

import coop.talkoot.governance.method.Roll;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What counts come to, and how open votes stand. However many ask, an open vote is counted for a tenth of the time at most,
 * and not at all while nothing changes.
 */
@Singleton
public final class Tallies {
    /** How old what is told of an open vote may be, in milliseconds, however long counting it takes. */
    static final long PACE = 2_000;

    /** What counting took is waited for so many times before it is done again: small votes are never seen old. */
    private static final int REST = 9;

    private static final int KEPT = 200;

    private final Transactions transactions;
    private final Clock clock;
    private final TallyRows rows;
    private final BallotRows ballots;
    private final VoiceRows voices;
    private final VetoRows vetoes;
    private final VoteCount count;
    private final Map<Long, Counted> running = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Counted> eldest) {
            return size() > KEPT;
        }
    };

    Tallies(
            Transactions transactions,
            Clock clock,
            TallyRows rows,
            BallotRows ballots,
            VoiceRows voices,
            VetoRows vetoes,
            VoteCount count) {
        this.transactions = transactions;
        this.clock = clock;
        this.rows = rows;
        this.ballots = ballots;
        this.voices = voices;
        this.vetoes = vetoes;
        this.count = count;
    }

    /** @param pace how long it is told without looking whether anything changed, in milliseconds */
    private record Counted(Tally tally, long newest, long vetoes, long at, long pace) {}

    /** How a vote stands or came out; empty while results are hidden, or while it is counted on another server. */
    public Optional<Tally> of(Decision decision) {
        return switch (decision.state()) {
            case CLOSED -> transactions.read(() -> rows.of(decision.id()));
            case CANCELLED -> Optional.empty();
            // What member groups come to is known when their count files are here, all together.
            case OPEN ->
                decision.hidesResults()
                                || !decision.isLocal()
                                || decision.terms().federal().rule() != null
                        ? Optional.empty()
                        : Optional.of(now(decision));
            case GRACE -> decision.hidesResults() ? Optional.empty() : transactions.read(() -> rows.of(decision.id()));
        };
    }

    /** The same of a page of votes that are over: one query. */
    public Map<Long, Tally> among(Collection<Long> decisionIds) {
        return transactions.read(() -> rows.among(decisionIds));
    }

    /** What was counted in a vote that is over: none where ballots were secret or too few. */
    public List<Voice> voices(Decision decision) {
        if (!decision.isOver()) {
            throw Refused.conflict("This vote is not over.");
        }
        return transactions.read(() -> voices.of(decision.id()));
    }

    /** Who has voted, in the order of their names on the wire; published when it is over. */
    public List<Long> voted(Decision decision) {
        if (!decision.isOver()) {
            throw Refused.conflict("This vote is not over.");
        }
        return transactions.read(() -> ballots.voted(decision.id()));
    }

    /** What another server says its vote came to; the caller has checked that it is that server's word. */
    public void take(Tally tally) {
        transactions.run(() -> rows.put(tally, clock.instant()));
    }

    private Tally now(Decision decision) {
        var known = known(decision.id());
        // Not the clock: how often one counts has nothing to do with what time it is.
        var now = System.nanoTime() / 1_000_000;
        if (known != null && now - known.at() < known.pace() && now >= known.at()) {
            return known.tally();
        }
        return transactions.read(() -> {
            var newest = ballots.newest(decision.id());
            var vetoed = vetoes.standing(decision);
            // Who leaves or delegates changes a count too, without a ballot: hence now and then in any case.
            if (known != null
                    && known.newest() == newest
                    && known.vetoes() == vetoed
                    && now - known.at() < 10 * PACE
                    && now >= known.at()) {
                return known.tally();
            }
            var speaking = count.speaking(decision, clock.instant());
            var tally = of(decision, speaking.roll(), speaking.voices(), vetoed, null, "");
            var took = System.nanoTime() / 1_000_000 - now;
            synchronized (running) {
                running.put(decision.id(), new Counted(tally, newest, vetoed, now, Math.min(PACE, REST * took)));
            }
            return tally;
        });
    }

    private @Nullable Counted known(long decisionId) {
        synchronized (running) {
            return running.get(decisionId);
        }
    }

    static Tally of(
            Decision decision, Roll roll, List<Voice> said, long vetoes, @Nullable String seed, String ballotsHash) {
        var choices = decision.options().stream().map(Decision.Option::choice).toList();
        var counted = VoteCount.count(decision.terms(), choices, roll, said, vetoes, seed);
        var outcome = counted.outcome();
        var cast = said.stream().filter(voice -> voice.via() == null).count();
        var isWithheld = decision.secrecy() != Secrecy.OPEN && cast < Tally.SHELTER;
        var reason = new Decision.Explanation(
                outcome.reason().code().name(), outcome.reason().arguments());
        return new Tally(
                decision.id(),
                outcome.kind(),
                outcome.selected(),
                isWithheld ? new Decision.Explanation(WITHHELD, List.of()) : reason,
                roll.voters(),
                roll.weight(),
                cast,
                said.size() - cast,
                counted.counts().cast(),
                isWithheld ? 0 : counted.counts().abstained(),
                isWithheld ? List.of() : counted.counts().lines(),
                isWithheld ? List.of() : counted.stages(),
                vetoes,
                isWithheld,
                ballotsHash,
                null);
    }

    /** Instead of a reason, where its numbers would tell who said what. */
    static final String WITHHELD = "WITHHELD";
}
