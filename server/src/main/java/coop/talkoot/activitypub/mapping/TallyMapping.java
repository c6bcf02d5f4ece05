package coop.talkoot.activitypub.mapping;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Tally;
import coop.talkoot.governance.TallyText;
import coop.talkoot.governance.method.Counts;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.TalkootTally;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Received;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Times;
import coop.talkoot.vocab.jsonld.ObjectWriter;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a vote came to, as a group says it in its own name (wire.md 2.4, 11), and as another group's is read. */
@Singleton
public final class TallyMapping {
    /** A document has less than a megabyte, and is signed and kept with its proof. */
    private static final int LONGEST_COUNT = 400_000;

    private static final BigDecimal ONE = BigDecimal.valueOf(Paper.ONE);

    TallyMapping() {}

    /** Of a vote that was taken back: nothing was counted. */
    public Tally cancelled(Decision decision) {
        var conclusion = decision.conclusion();
        var reason = conclusion == null ? new Decision.Explanation("WITHDRAWN", List.of()) : conclusion.reason();
        return new Tally(
                decision.id(),
                Outcome.Kind.CANCELLED,
                List.of(),
                reason,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                0,
                false,
                "",
                null);
    }

    /** To be signed by the group; for those who may read the decision. */
    public JsonObject tally(Decision decision, Tally tally, Instant at) {
        var core = ObjectCore.with(LocalCollections.tally(decision))
                .by(decision.group().uri())
                .addressing(Recipients.of(decision.post()))
                .times(Times.published(at))
                .conversation(Conversation.none().withContext(decision.post().uri()));
        var count = TallyText.write(tally);
        return ObjectWriter.write(new TalkootTally(
                core.build(),
                LocalCollections.vote(decision),
                new TalkootTally.Counts(
                        tally.eligible(), tally.cast(), tally.counted(), tally.viaDelegation(), hasQuorum(tally)),
                GovernanceTerms.of(tally.outcome()),
                tally.lines().stream().map(TallyMapping::row).toList(),
                tally.selected(),
                LocalCollections.ballots(decision),
                new TalkootTally.Digests(
                        Sha256.digest(tally.ballotsHash()),
                        Sha256.digest(decision.roll().hash()),
                        null),
                count.length() > LONGEST_COUNT ? null : count));
    }

    /** The activity that brings a signed tally; it bears a proof of its own beside. */
    public JsonObject create(String id, Decision decision, JsonObject signed, Instant at) {
        var core = ObjectCore.with(LocalCollections.tally(decision))
                .received(Received.from(signed, null))
                .build();
        var whole = new ActivityObject.Unknown("Tally", core);
        return ActivityMapping.write(new Activity.Create(
                ActivityMapping.head(id, decision.group(), Recipients.of(decision.post()), at), Reference.to(whole)));
    }

    /**
     * The count that a group's tally tells of, if it says of this decision what its own numbers say. The caller has
     * checked whose proof it bears; {@code proof} is the tally as it was signed.
     */
    public Optional<Tally> read(Decision decision, TalkootTally tally, String proof) {
        var isOfIt = LocalCollections.vote(decision).equals(tally.decision())
                && decision.post().uri().equals(tally.core().conversation().context());
        var count = tally.fullCount();
        var outcome = GovernanceTerms.read(Outcome.Kind.class, tally.outcome());
        if (!isOfIt || count == null || outcome == null) {
            return Optional.empty();
        }
        try {
            var read = TallyText.read(decision.id(), count, proof);
            return saysTheSame(read, tally, outcome) ? Optional.of(read) : Optional.empty();
        } catch (Refused | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** What people are shown on one server must not be another thing than programs read on the next. */
    private static boolean saysTheSame(Tally read, TalkootTally tally, Outcome.Kind outcome) {
        var counts = tally.counts();
        return read.outcome() == outcome
                && read.selected().equals(tally.selected())
                && read.ballotsHash().equals(Sha256.hexadecimal(tally.digests().ballots()))
                && Long.valueOf(read.eligible()).equals(counts.eligible())
                && Long.valueOf(read.cast()).equals(counts.cast())
                && Long.valueOf(read.counted()).equals(counts.counted())
                && read.lines().stream().map(TallyMapping::row).toList().equals(tally.rows());
    }

    private static boolean hasQuorum(Tally tally) {
        return tally.outcome() != Outcome.Kind.NO_QUORUM && tally.outcome() != Outcome.Kind.CANCELLED;
    }

    private static TalkootTally.Row row(Counts.Line line) {
        var votes = BigDecimal.valueOf(line.amount())
                .divide(ONE, 3, RoundingMode.UNNECESSARY)
                .stripTrailingZeros();
        return new TalkootTally.Row(
                line.choice(), votes.scale() < 0 ? votes.setScale(0, RoundingMode.UNNECESSARY) : votes);
    }
}
