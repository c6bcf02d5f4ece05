package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT_STEP;

import coop.talkoot.people.Identities;
import coop.talkoot.schema.tables.records.AgreementStepRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The history of agreements: rows are added, and never changed. */
@Singleton
final class StepRows {
    private final DSLContext sql;
    private final Identities identities;
    private final CommitmentRows commitments;

    StepRows(DSLContext sql, Identities identities, CommitmentRows commitments) {
        this.sql = sql;
        this.identities = identities;
        this.commitments = commitments;
    }

    /** What was taken before under a name or key. */
    record Known(long agreementId, String step) {}

    /** The number of a step of an agreement, by its name. */
    Optional<Integer> numberOf(long agreementId, String uri) {
        return sql.select(AGREEMENT_STEP.NUMBER)
                .from(AGREEMENT_STEP)
                .where(AGREEMENT_STEP.URI.eq(uri).and(AGREEMENT_STEP.AGREEMENT_ID.eq(agreementId)))
                .fetchOptional(AGREEMENT_STEP.NUMBER);
    }

    Optional<Known> known(org.jooq.Condition condition) {
        return sql.select(AGREEMENT_STEP.AGREEMENT_ID, AGREEMENT_STEP.STEP)
                .from(AGREEMENT_STEP)
                .where(condition)
                .fetchOptional(row -> new Known(row.value1(), row.value2()));
    }

    void add(TakenStep taken, @Nullable String key) {
        var row = sql.newRecord(AGREEMENT_STEP);
        var by = taken.by();
        var step = taken.step();
        var evidence = step instanceof Step.OfParty party ? party.evidence() : Evidence.NONE;
        row.setId(taken.id());
        row.setUri(taken.uri());
        row.setAgreementId(taken.agreementId());
        row.setNumber(taken.number());
        row.setStep(step.name().name());
        row.setById(by == null ? null : by.id());
        row.setKey(key);
        row.setState(taken.state());
        row.setWords(
                switch (step) {
                    case Step.BookingRefused refused -> refused.reason();
                    case Step.NotTaken none -> none.reason();
                    default -> evidence.words();
                });
        row.setUndoesFrom(step instanceof Step.NotTaken none ? none.undoesFrom() : null);
        row.setFiles(evidence.files().toArray(Long[]::new));
        row.setIsLoss(step instanceof Step.Dispute dispute && dispute.isLoss());
        row.setMoment(moment(step));
        if (step instanceof Step.HandOver handOver && handOver.condition() != null) {
            row.setCondition((short) handOver.condition().grade());
        } else if (step instanceof Step.ConfirmReturn back) {
            row.setCondition((short) back.condition().grade());
        } else if (step instanceof Step.ClaimWork claim) {
            row.setMinutes(claim.minutes());
        }
        row.setCreatedAt(taken.at());
        row.store();
    }

    private static @Nullable Instant moment(Step step) {
        if (step instanceof Step.HandOver handOver) {
            return handOver.at();
        }
        return step instanceof Step.Extend extend ? extend.until() : null;
    }

    /** From the beginning. */
    List<TakenStep> of(Agreement agreement) {
        var rows = sql.selectFrom(AGREEMENT_STEP)
                .where(AGREEMENT_STEP.AGREEMENT_ID.eq(agreement.id()))
                .orderBy(AGREEMENT_STEP.NUMBER)
                .fetch();
        var people = identities.byIds(rows.stream()
                .map(AgreementStepRecord::getById)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var terms = commitments.versions(agreement.id(), agreement.kind());
        return rows.map(row -> new TakenStep(
                row.getId(),
                row.getUri(),
                row.getAgreementId(),
                row.getNumber(),
                step(row, terms),
                row.getById() == null ? null : people.get(row.getById()),
                row.getState(),
                row.getCreatedAt()));
    }

    private static Step step(AgreementStepRecord row, Map<Integer, AgreementTerms> terms) {
        var evidence = new Evidence(row.getWords(), Arrays.asList(row.getFiles()));
        return switch (Step.Name.valueOf(row.getStep())) {
            case PROPOSE -> new Step.Propose(Objects.requireNonNull(terms.get(row.getNumber())), evidence);
            case SUGGEST -> new Step.Suggest(Objects.requireNonNull(terms.get(row.getNumber())), evidence);
            case ACCEPT -> new Step.Accept(evidence);
            case DECLINE -> new Step.Decline(evidence);
            case CALL_OFF -> new Step.CallOff(evidence);
            case ALLOCATE -> new Step.Allocate();
            case HOLD -> new Step.Hold();
            case HAND_OVER ->
                new Step.HandOver(
                        row.getCondition() == null ? null : new Condition(row.getCondition()),
                        row.getMoment(),
                        evidence);
            case EXTEND -> new Step.Extend(row.getMoment());
            case CLAIM_RETURN -> new Step.ClaimReturn(evidence);
            case CONFIRM_RETURN -> new Step.ConfirmReturn(new Condition(row.getCondition()), evidence);
            case CLAIM_WORK -> new Step.ClaimWork(row.getMinutes(), evidence);
            case CONFIRM -> new Step.Confirm();
            case PAY -> new Step.Pay(evidence);
            case MAKE_READY -> new Step.MakeReady(evidence);
            case PICK_UP -> new Step.PickUp();
            case REFUND -> new Step.Refund(evidence);
            case DISPUTE -> new Step.Dispute(row.getIsLoss(), evidence);
            case LAPSE -> new Step.Lapse();
            case BOOKED -> new Step.Booked();
            case BOOKING_REFUSED -> new Step.BookingRefused(row.getWords());
            case SETTLE -> new Step.Settle();
            case NOT_TAKEN -> new Step.NotTaken(row.getUndoesFrom(), row.getWords());
        };
    }
}
