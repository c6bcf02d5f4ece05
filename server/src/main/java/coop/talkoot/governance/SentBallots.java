package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.SENT_BALLOT;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.SentBallotRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/** Ballots of people here in votes of other servers' groups: what was sent, and what was answered. */
@Singleton
public final class SentBallots {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final CouncilRolls councils;
    private final Identities identities;
    private final BallotRows boxes;

    SentBallots(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            CouncilRolls councils,
            Identities identities,
            BallotRows boxes) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.councils = councils;
        this.identities = identities;
        this.boxes = boxes;
    }

    /** Somebody here votes there; only that server can say whether it counts. A later one takes the place of this. */
    public SentBallot send(Decision decision, Identity voter, Choice choice, String reason) {
        if (decision.isLocal()) {
            throw new IllegalArgumentException("the vote " + decision.id() + " is this server's own");
        }
        councils.requireVoter(decision, voter);
        var cast = Cast.here(voter, choice, reason);
        return transactions.write(() -> {
            if (!decision.isOpenAt(clock.instant())) {
                throw Refused.conflict("This vote is closed.");
            }
            boxes.box(decision.post())
                    .flatMap(box -> box.check(cast.choice(), cast.reason()))
                    .ifPresent(flaw -> {
                        throw Refused.invalid(flaw.field(), flaw.sentence());
                    });
            requireChangeable(decision, voter);
            var row = sql.newRecord(SENT_BALLOT);
            row.setDecisionId(decision.id());
            row.setVoterId(voter.id());
            row.setUri(settings.uri("/ballots/" + ids.next()));
            row.setPaper(ChoiceText.write(cast.choice()));
            row.setReason(cast.reason());
            row.setSentAt(clock.instant());
            row.setAnsweredAt(null);
            row.setIsAccepted(null);
            row.setAnswer(null);
            row.setTracker(null);
            row.setRaw(null);
            sql.insertInto(SENT_BALLOT)
                    .set(row)
                    .onConflict(SENT_BALLOT.DECISION_ID, SENT_BALLOT.VOTER_ID)
                    .doUpdate()
                    .set(row)
                    .execute();
            var sent = of(decision, voter).orElseThrow();
            events.publish(new BallotEvent.BallotSent(decision, voter, sent));
            return sent;
        });
    }

    private void requireChangeable(Decision decision, Identity voter) {
        var isCast = decision.terms().isFinal()
                && of(decision, voter)
                        .map(SentBallot::answer)
                        .map(SentBallot.Answer::isAccepted)
                        .orElse(of(decision, voter).isPresent());
        if (isCast) {
            throw Refused.conflict("In this vote a ballot is final once it is cast, and yours was.");
        }
    }

    /** What that server says of a ballot of this name; of one that another has replaced nothing is kept. */
    public void answered(String ballotUri, SentBallot.Answer answer) {
        transactions.run(() -> sql.update(SENT_BALLOT)
                .set(SENT_BALLOT.ANSWERED_AT, answer.at())
                .set(SENT_BALLOT.IS_ACCEPTED, answer.isAccepted())
                .set(SENT_BALLOT.ANSWER, answer.words())
                .set(SENT_BALLOT.TRACKER, answer.tracker())
                .set(SENT_BALLOT.RAW, answer.raw() == null ? null : JSON.valueOf(answer.raw()))
                .where(SENT_BALLOT.URI.eq(ballotUri))
                .returning()
                .fetch(SentBallots::read)
                .forEach(sent -> events.publish(
                        new BallotEvent.BallotAnswered(sent.decisionId(), identities.get(sent.voterId()), sent))));
    }

    public Optional<SentBallot> of(Decision decision, Identity voter) {
        return transactions.read(() -> sql.selectFrom(SENT_BALLOT)
                .where(SENT_BALLOT.DECISION_ID.eq(decision.id()))
                .and(SENT_BALLOT.VOTER_ID.eq(voter.id()))
                .fetchOptional(SentBallots::read));
    }

    public Optional<SentBallot> byUri(String uri) {
        return transactions.read(
                () -> sql.selectFrom(SENT_BALLOT).where(SENT_BALLOT.URI.eq(uri)).fetchOptional(SentBallots::read));
    }

    private static SentBallot read(SentBallotRecord row) {
        return new SentBallot(
                row.getUri(),
                row.getDecisionId(),
                row.getVoterId(),
                ChoiceText.read(row.getPaper()),
                row.getReason(),
                row.getSentAt(),
                answer(row));
    }

    private static SentBallot.@Nullable Answer answer(SentBallotRecord row) {
        return row.getAnsweredAt() == null
                ? null
                : new SentBallot.Answer(
                        row.getIsAccepted(),
                        row.getAnswer() == null ? "" : row.getAnswer(),
                        row.getTracker(),
                        row.getAnsweredAt(),
                        row.getRaw() == null ? null : row.getRaw().data());
    }
}
