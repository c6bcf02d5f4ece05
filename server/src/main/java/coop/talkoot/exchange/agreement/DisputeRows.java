package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.DISPUTE;
import static coop.talkoot.schema.Tables.DISPUTE_WORD;
import static coop.talkoot.schema.Tables.PANELIST;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.schema.tables.records.DisputeRecord;
import coop.talkoot.schema.tables.records.DisputeWordRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Dispute}. */
@Singleton
final class DisputeRows {
    private final DSLContext sql;
    private final Ids ids;
    private final Identities identities;

    DisputeRows(DSLContext sql, Ids ids, Identities identities) {
        this.sql = sql;
        this.ids = ids;
        this.identities = identities;
    }

    long insert(Agreement agreement, Effect.OpenDispute opened, Instant now, Instant until, @Nullable Long holdId) {
        var id = ids.next();
        var row = sql.newRecord(DISPUTE);
        row.setId(id);
        row.setAgreementId(agreement.id());
        row.setClaimant(opened.claimant().name());
        row.setIsLoss(opened.isLoss());
        row.setState("OPENED");
        row.setSince(now);
        row.setDeadlineAt(until);
        row.setHoldId(holdId);
        row.setIsHome(agreement.isHome());
        row.store();
        return id;
    }

    void say(long disputeId, @Nullable Identity by, Dispute.Deed deed, Evidence evidence, Instant now) {
        var row = sql.newRecord(DISPUTE_WORD);
        row.setId(ids.next());
        row.setDisputeId(disputeId);
        row.setById(by == null ? null : by.id());
        row.setDeed(deed.name());
        row.setWords(evidence.words());
        row.setFiles(evidence.files().toArray(Long[]::new));
        row.setCreatedAt(now);
        row.store();
    }

    /** What stands on the table; null takes it off. */
    void offer(long id, @Nullable Remedy remedy, @Nullable Side by) {
        sql.update(DISPUTE)
                .set(DISPUTE.REMEDY, remedy == null ? null : remedy.kind().name())
                .set(DISPUTE.AMOUNT, remedy == null ? null : remedy.amount())
                .set(DISPUTE.OFFERED_BY, by == null ? null : by.name())
                .where(DISPUTE.ID.eq(id))
                .execute();
    }

    void save(long id, DisputeState state, Instant now) {
        var row = sql.newRecord(DISPUTE);
        row.setState(state.name());
        row.setSince(now);
        row.setDeadlineAt(state.end().orElse(null));
        switch (state) {
            case DisputeState.Opened ignored -> {}
            case DisputeState.Answered answered -> {
                var named = answered.named();
                var by = answered.namedBy();
                row.setMediatorId(named == null ? null : named.id());
                row.setNamedBy(by == null ? null : by.name());
            }
            case DisputeState.Mediation mediation ->
                row.setMediatorId(mediation.mediator().id());
            case DisputeState.Panel ignored -> clearRemedy(row);
            case DisputeState.Decided decided -> setRemedy(row, decided.remedy());
            case DisputeState.Appealed ignored -> {}
            case DisputeState.Closed closed -> {
                setRemedy(row, closed.remedy());
                row.setClosedAt(closed.at());
            }
        }
        if (!(state instanceof DisputeState.Panel)) {
            row.setStandby(new Long[0]);
        }
        sql.update(DISPUTE).set(row).where(DISPUTE.ID.eq(id)).execute();
    }

    /** What is asked of a panel has an end, counted from when it was drawn. */
    void ends(long id, Instant until, Instant now) {
        sql.update(DISPUTE)
                .set(DISPUTE.SINCE, now)
                .set(DISPUTE.DEADLINE_AT, until)
                .where(DISPUTE.ID.eq(id))
                .execute();
    }

    /** The agreement it is about. */
    long agreementOf(long id) {
        return sql.select(DISPUTE.AGREEMENT_ID)
                .from(DISPUTE)
                .where(DISPUTE.ID.eq(id))
                .fetchSingle(row -> row.value1());
    }

    /** The instance that keeps it has answered that word. */
    void answered(long id, long wordId) {
        sql.update(DISPUTE)
                .set(DISPUTE.ANSWERED_WORD_ID, wordId)
                .where(DISPUTE.ID.eq(id))
                .execute();
    }

    /** The last word it has answered; 0 before the first. */
    long answeredWord(long id) {
        return sql.select(DISPUTE.ANSWERED_WORD_ID)
                .from(DISPUTE)
                .where(DISPUTE.ID.eq(id).and(DISPUTE.ANSWERED_WORD_ID.isNotNull()))
                .fetchOptional(DISPUTE.ANSWERED_WORD_ID)
                .orElse(0L);
    }

    /** Its time is kept elsewhere. */
    void isFar(long id) {
        sql.update(DISPUTE).set(DISPUTE.IS_HOME, false).where(DISPUTE.ID.eq(id)).execute();
    }

    private static void setRemedy(DisputeRecord row, Remedy remedy) {
        row.setRemedy(remedy.kind().name());
        row.setAmount(remedy.amount());
        row.setOfferedBy(null);
    }

    private static void clearRemedy(DisputeRecord row) {
        row.setRemedy(null);
        row.setAmount(null);
        row.setOfferedBy(null);
    }

    void drawn(long id, String seed, List<Long> panel, List<Long> standby) {
        sql.update(DISPUTE)
                .set(DISPUTE.SEED, seed)
                .set(DISPUTE.STANDBY, standby.toArray(Long[]::new))
                .where(DISPUTE.ID.eq(id))
                .execute();
        for (var place = 0; place < panel.size(); place++) {
            sql.insertInto(PANELIST)
                    .set(PANELIST.DISPUTE_ID, id)
                    .set(PANELIST.ACTOR_ID, panel.get(place))
                    .set(PANELIST.PLACE, place + 1)
                    .execute();
        }
    }

    /** Who of a co-op's own panel would be asked next, in the order of the lot. */
    List<Long> standby(long id) {
        return Arrays.asList(sql.select(DISPUTE.STANDBY)
                .from(DISPUTE)
                .where(DISPUTE.ID.eq(id))
                .fetchSingle(row -> row.value1()));
    }

    /** Those left to be asked. */
    void standby(long id, List<Long> left) {
        sql.update(DISPUTE)
                .set(DISPUTE.STANDBY, left.toArray(Long[]::new))
                .where(DISPUTE.ID.eq(id))
                .execute();
    }

    /** The seat of somebody is another's; null leaves it empty. */
    void pass(long id, long panelistId, @Nullable Long nextId) {
        var seat = PANELIST.DISPUTE_ID.eq(id).and(PANELIST.ACTOR_ID.eq(panelistId));
        if (nextId == null) {
            sql.deleteFrom(PANELIST).where(seat).execute();
        } else {
            sql.update(PANELIST).set(PANELIST.ACTOR_ID, nextId).where(seat).execute();
        }
    }

    void vote(long id, Identity by, Remedy remedy) {
        sql.update(PANELIST)
                .set(PANELIST.REMEDY, remedy.kind().name())
                .set(PANELIST.AMOUNT, remedy.amount())
                .where(PANELIST.DISPUTE_ID.eq(id).and(PANELIST.ACTOR_ID.eq(by.id())))
                .execute();
    }

    /** To be called once its agreement is locked. */
    Dispute read(Agreement agreement, long id) {
        var row = sql.fetchOptional(DISPUTE, DISPUTE.ID.eq(id))
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
        var said = sql.selectFrom(DISPUTE_WORD)
                .where(DISPUTE_WORD.DISPUTE_ID.eq(id))
                .orderBy(DISPUTE_WORD.ID)
                .fetch();
        var people = identities.byIds(said.stream()
                .map(DisputeWordRecord::getById)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new Dispute(
                id,
                agreement,
                Side.valueOf(row.getClaimant()),
                row.getIsLoss(),
                state(row),
                row.getOfferedBy() == null ? null : remedy(row),
                row.getOfferedBy() == null ? null : Side.valueOf(row.getOfferedBy()),
                row.getSeed(),
                row.getHoldId(),
                said.map(word -> new Dispute.Word(
                        word.getId(),
                        word.getById() == null ? null : people.get(word.getById()),
                        Dispute.Deed.valueOf(word.getDeed()),
                        new Evidence(word.getWords(), Arrays.asList(word.getFiles())),
                        word.getCreatedAt())));
    }

    private DisputeState state(DisputeRecord row) {
        return switch (row.getState()) {
            case "OPENED" -> new DisputeState.Opened(row.getDeadlineAt());
            case "ANSWERED" ->
                new DisputeState.Answered(
                        row.getDeadlineAt(),
                        row.getMediatorId() == null ? null : identities.get(row.getMediatorId()),
                        row.getNamedBy() == null ? null : Side.valueOf(row.getNamedBy()));
            case "MEDIATION" -> new DisputeState.Mediation(row.getDeadlineAt(), identities.get(row.getMediatorId()));
            case "PANEL" -> new DisputeState.Panel(row.getDeadlineAt(), panel(row.getId()));
            case "DECIDED" -> new DisputeState.Decided(remedy(row), row.getDeadlineAt());
            case "APPEALED" -> new DisputeState.Appealed();
            case "CLOSED" -> new DisputeState.Closed(remedy(row), row.getClosedAt());
            default -> throw new IllegalStateException("dispute " + row.getId() + " is " + row.getState());
        };
    }

    private List<DisputeState.Panelist> panel(long id) {
        return sql.selectFrom(PANELIST)
                .where(PANELIST.DISPUTE_ID.eq(id))
                .orderBy(PANELIST.PLACE)
                .fetch(row -> new DisputeState.Panelist(
                        identities.get(row.getActorId()),
                        row.getRemedy() == null
                                ? null
                                : new Remedy(Remedy.Kind.valueOf(row.getRemedy()), row.getAmount())));
    }

    boolean isOnPanel(long id, long actorId) {
        return sql.fetchExists(PANELIST, PANELIST.DISPUTE_ID.eq(id).and(PANELIST.ACTOR_ID.eq(actorId)));
    }

    private static Remedy remedy(DisputeRecord row) {
        return new Remedy(Remedy.Kind.valueOf(row.getRemedy()), row.getAmount());
    }
}
