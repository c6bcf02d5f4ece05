package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;
import static coop.talkoot.schema.Tables.DISPUTE;
import static coop.talkoot.schema.Tables.ECONOMIC_EVENT;
import static coop.talkoot.schema.Tables.OWING;

import coop.talkoot.exchange.agreement.EconomicEvent.Mark;
import coop.talkoot.ledger.Holds;
import coop.talkoot.ledger.Unit;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What waits to move between somebody and others under agreements, and what of theirs is held. */
@Singleton
public final class PendingAmounts {
    private static final int MOST = 40;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Identities identities;
    private final Holds holds;

    PendingAmounts(DSLContext sql, Transactions transactions, Identities identities, Holds holds) {
        this.sql = sql;
        this.transactions = transactions;
        this.identities = identities;
        this.holds = holds;
    }

    /** The newest first; time that two instances book counts in every unit of time. */
    public List<Pending> of(long actorId, Unit unit) {
        return transactions.read(() -> {
            var moving = moving(actorId, unit);
            var held = held(actorId, unit);
            var people = people(moving, held);
            var amounts = holds.open(
                    held.stream().map(row -> row.get(DISPUTE.HOLD_ID)).toList());
            var pending = new ArrayList<Pending>();
            for (var row : held) {
                var amount = amounts.get(row.get(DISPUTE.HOLD_ID));
                if (amount != null) {
                    pending.add(held(row, actorId, people, amount));
                }
            }
            moving.forEach(row -> pending.add(moving(row, actorId, people)));
            return pending;
        });
    }

    private List<? extends Record> moving(long actorId, Unit unit) {
        var isOfUnit = ECONOMIC_EVENT.PRICE_UNIT_ID.eq(unit.id());
        var counts = unit.kind() == Unit.Kind.TIME
                ? isOfUnit.or(ECONOMIC_EVENT.PRICE_UNIT_ID.isNull().and(ECONOMIC_EVENT.PRICE_KIND.eq("TIME")))
                : isOfUnit;
        var newer = ECONOMIC_EVENT.as("newer");
        // Of what was disputed a part may have been remitted.
        var coming = DSL.coalesce(OWING.AMOUNT, ECONOMIC_EVENT.PRICE).as(ECONOMIC_EVENT.PRICE);
        return sql.select(
                        AGREEMENT.ID,
                        AGREEMENT.TITLE,
                        AGREEMENT.PROVIDER_ID,
                        AGREEMENT.RECEIVER_ID,
                        coming,
                        ECONOMIC_EVENT.PROVIDER_ID,
                        ECONOMIC_EVENT.MARK,
                        ECONOMIC_EVENT.CONFIRMED_AT,
                        ECONOMIC_EVENT.CREATED_AT)
                .from(AGREEMENT)
                .join(ECONOMIC_EVENT)
                .on(ECONOMIC_EVENT.AGREEMENT_ID.eq(AGREEMENT.ID))
                .leftJoin(OWING)
                .on(OWING.EVENT_ID.eq(ECONOMIC_EVENT.ID))
                .where(isTheirs(actorId))
                .and(ECONOMIC_EVENT
                        .CONFIRMED_AT
                        .isNull()
                        .or(ECONOMIC_EVENT.BOOKING.eq(DSL.inline(EconomicEvent.Booking.DUE.name()))))
                .and(AGREEMENT.PHASE.ne(Phase.CANCELLED.name()))
                .and(counts)
                .and(ECONOMIC_EVENT.MARK.in(Mark.PAYMENT.name(), Mark.TIME_CREDIT.name()))
                .andNotExists(sql.selectOne().from(newer).where(newer.CORRECTS_ID.eq(ECONOMIC_EVENT.ID)))
                .orderBy(ECONOMIC_EVENT.ID.desc())
                .limit(MOST)
                .fetch();
    }

    /** Only what somebody was paid is held. */
    private List<? extends Record> held(long actorId, Unit unit) {
        return sql.select(
                        AGREEMENT.ID,
                        AGREEMENT.TITLE,
                        AGREEMENT.PROVIDER_ID,
                        AGREEMENT.RECEIVER_ID,
                        DISPUTE.HOLD_ID,
                        DISPUTE.SINCE)
                .from(AGREEMENT)
                .join(DISPUTE)
                .on(DISPUTE.ID.eq(AGREEMENT.DISPUTE_ID))
                .where(AGREEMENT.PROVIDER_ID.eq(actorId).and(AGREEMENT.PHASE.eq(DSL.inline(Phase.DISPUTED.name()))))
                .and(DISPUTE.HOLD_ID.isNotNull())
                .andExists(sql.selectOne()
                        .from(ECONOMIC_EVENT)
                        .where(ECONOMIC_EVENT.AGREEMENT_ID.eq(AGREEMENT.ID))
                        .and(ECONOMIC_EVENT.PRICE_UNIT_ID.eq(unit.id())))
                .orderBy(DISPUTE.ID.desc())
                .limit(MOST)
                .fetch();
    }

    /** The sides of what happened are those of the agreement, one way or the other. */
    private static Condition isTheirs(long actorId) {
        return ECONOMIC_EVENT.PROVIDER_ID.eq(actorId).or(ECONOMIC_EVENT.RECEIVER_ID.eq(actorId));
    }

    private Map<Long, Identity> people(List<? extends Record> moving, List<? extends Record> held) {
        var people = new HashSet<Long>();
        for (var rows : List.of(moving, held)) {
            rows.forEach(row -> {
                people.add(row.get(AGREEMENT.PROVIDER_ID));
                people.add(row.get(AGREEMENT.RECEIVER_ID));
            });
        }
        return people.isEmpty() ? Map.of() : identities.byIds(people);
    }

    private static Pending moving(Record row, long actorId, Map<Long, Identity> people) {
        // Who worked is paid; of a payment the provider is who pays.
        var isGiver = row.get(ECONOMIC_EVENT.PROVIDER_ID) == actorId;
        var isWork = row.get(ECONOMIC_EVENT.MARK).equals(Mark.TIME_CREDIT.name());
        return new Pending(
                row.get(AGREEMENT.ID),
                row.get(AGREEMENT.TITLE),
                other(row, actorId, people),
                row.get(ECONOMIC_EVENT.PRICE),
                isGiver == isWork,
                row.get(ECONOMIC_EVENT.CONFIRMED_AT) == null ? Pending.Reason.UNCONFIRMED : Pending.Reason.BOOKING,
                row.get(ECONOMIC_EVENT.CREATED_AT));
    }

    private static Pending held(Record row, long actorId, Map<Long, Identity> people, long amount) {
        return new Pending(
                row.get(AGREEMENT.ID),
                row.get(AGREEMENT.TITLE),
                other(row, actorId, people),
                amount,
                true,
                Pending.Reason.HELD,
                row.get(DISPUTE.SINCE));
    }

    private static Identity other(Record row, long actorId, Map<Long, Identity> people) {
        var provider = row.get(AGREEMENT.PROVIDER_ID);
        return Objects.requireNonNull(people.get(provider == actorId ? row.get(AGREEMENT.RECEIVER_ID) : provider));
    }
}
