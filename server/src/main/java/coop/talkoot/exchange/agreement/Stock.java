package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;
import static coop.talkoot.schema.Tables.LISTING;
import static coop.talkoot.schema.Tables.RESERVATION;
import static coop.talkoot.schema.Tables.RESOURCE;
import static coop.talkoot.schema.Tables.STOCK_HOLD;

import coop.talkoot.platform.Refused;
import coop.talkoot.schema.tables.records.StockHoldRecord;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What of a stock is held for agreements, and whose things are. Works in the step's transaction, which has the agreement;
 * resources are locked by id, after agreements and before accounts.
 */
@Singleton
final class Stock {
    private final DSLContext sql;

    Stock(DSLContext sql) {
        this.sql = sql;
    }

    /** What an effect is about: a resource with its stock, or a listing that has none. */
    private record Item(long id, boolean isStocked) {}

    /** Locks all that the effects of a step touch, in order. */
    void lock(Agreement agreement) {
        var ids = new TreeSet<Long>();
        for (var thing : Effect.Thing.values()) {
            item(agreement, thing).filter(Item::isStocked).ifPresent(item -> ids.add(item.id()));
        }
        if (!ids.isEmpty()) {
            sql.selectOne()
                    .from(RESOURCE)
                    .where(RESOURCE.ID.in(ids))
                    .orderBy(RESOURCE.ID)
                    .forUpdate()
                    .fetch();
        }
        item(agreement, Effect.Thing.PRIMARY)
                .filter(item -> !item.isStocked())
                .ifPresent(item -> sql.selectOne()
                        .from(LISTING)
                        .where(LISTING.POST_ID.eq(item.id()))
                        .forUpdate()
                        .fetch());
    }

    /** The piece that is not there is refused, whoever asks at the same moment. */
    void hold(Agreement agreement, Effect.HoldStock effect) {
        var item = item(agreement, effect.thing());
        if (item.isEmpty()) {
            return;
        }
        var pieces = Math.toIntExact(effect.pieces());
        var there = item.get().isStocked()
                ? stockOf(item.get().id())
                : unheldOf(item.get().id());
        if (pieces > there) {
            throw Refused.conflict(
                    there < 1 ? "There is nothing left: somebody was faster." : "There are only " + there + " left.");
        }
        if (item.get().isStocked()) {
            addToStock(item.get().id(), -pieces);
        }
        sql.insertInto(STOCK_HOLD)
                .set(STOCK_HOLD.AGREEMENT_ID, agreement.id())
                .set(STOCK_HOLD.THING, effect.thing().name())
                .set(STOCK_HOLD.ITEM, item.get().id())
                .set(STOCK_HOLD.IS_STOCKED, item.get().isStocked())
                .set(STOCK_HOLD.PIECES, pieces)
                .set(STOCK_HOLD.STATE, "HELD")
                .set(STOCK_HOLD.HELD_UNTIL, effect.until())
                .onConflict(STOCK_HOLD.AGREEMENT_ID, STOCK_HOLD.THING)
                .doUpdate()
                .set(STOCK_HOLD.PIECES, pieces)
                .set(STOCK_HOLD.STATE, "HELD")
                .set(STOCK_HOLD.HELD_UNTIL, effect.until())
                .execute();
    }

    /** What was held is there again. */
    void release(Agreement agreement) {
        giveBack(agreement, "HELD", "RELEASED");
    }

    /** What was held has gone. */
    void take(Agreement agreement) {
        sql.update(STOCK_HOLD)
                .set(STOCK_HOLD.STATE, "TAKEN")
                .setNull(STOCK_HOLD.HELD_UNTIL)
                .where(STOCK_HOLD.AGREEMENT_ID.eq(agreement.id()).and(STOCK_HOLD.STATE.eq("HELD")))
                .execute();
    }

    /** What has gone is there again. */
    void giveBack(Agreement agreement) {
        giveBack(agreement, "TAKEN", "RETURNED");
    }

    private void giveBack(Agreement agreement, String from, String to) {
        for (var held : holds(agreement.id(), from)) {
            if (held.getIsStocked()) {
                addToStock(held.getItem(), held.getPieces());
            }
            held.setState(to);
            held.setHeldUntil(null);
            held.store();
        }
    }

    /** What one side gave is the other's now: the whole thing changes its owner, some of many pieces only leave the stock. */
    void switchOwner(Agreement agreement, Effect.Thing thing) {
        var resourceId = item(agreement, thing).filter(Item::isStocked).map(Item::id);
        if (resourceId.isEmpty()) {
            return;
        }
        var id = resourceId.get();
        var from = thing == Effect.Thing.PRIMARY ? agreement.provider() : agreement.receiver();
        var to = thing == Effect.Thing.PRIMARY ? agreement.receiver() : agreement.provider();
        if (isLent(id)) {
            throw Refused.conflict("It is lent at this moment, and must be back before it can be another's.");
        }
        var gone = holds(agreement.id(), "TAKEN").stream()
                .filter(held -> held.getThing().equals(thing.name()))
                .mapToInt(StockHoldRecord::getPieces)
                .sum();
        var isWhole = stockOf(id) == 0
                && !sql.fetchExists(STOCK_HOLD, STOCK_HOLD.ITEM.eq(id).and(STOCK_HOLD.STATE.eq("HELD")));
        if (!isWhole) {
            return;
        }
        var switched = sql.update(RESOURCE)
                .set(RESOURCE.OWNER_ID, to.id())
                .set(RESOURCE.STOCK, gone)
                .where(RESOURCE.ID.eq(id).and(RESOURCE.OWNER_ID.eq(from.id())))
                .execute();
        if (switched == 0) {
            throw Refused.conflict("It is not " + from.address() + "'s any more.");
        }
    }

    private boolean isLent(long resourceId) {
        return sql.fetchExists(DSL.selectOne()
                .from(RESERVATION)
                .join(AGREEMENT)
                .on(AGREEMENT.ID.eq(RESERVATION.AGREEMENT_ID))
                .where(RESERVATION.ITEM.eq(resourceId))
                .and(AGREEMENT.STATE.in("ACTIVE", "RETURN_CLAIMED")));
    }

    private List<StockHoldRecord> holds(long agreementId, String state) {
        return sql
                .selectFrom(STOCK_HOLD)
                .where(STOCK_HOLD.AGREEMENT_ID.eq(agreementId).and(STOCK_HOLD.STATE.eq(state)))
                .fetch()
                .stream()
                .sorted(Comparator.comparing(StockHoldRecord::getItem))
                .toList();
    }

    int stockOf(long resourceId) {
        return Objects.requireNonNull(sql.select(RESOURCE.STOCK)
                .from(RESOURCE)
                .where(RESOURCE.ID.eq(resourceId))
                .fetchOne(RESOURCE.STOCK));
    }

    /** A listing without a stock is of so many pieces as it says, or of one thing. */
    private int unheldOf(long listingId) {
        var listed = sql.select(LISTING.QUANTITY, LISTING.UNIT)
                .from(LISTING)
                .where(LISTING.POST_ID.eq(listingId))
                .fetchOne();
        var pieces = listed == null || !Measure.PIECE.equals(listed.value2())
                ? 1
                : listed.value1().intValue();
        var held = sql.select(DSL.coalesce(DSL.sum(STOCK_HOLD.PIECES), DSL.inline(0)))
                .from(STOCK_HOLD)
                .where(STOCK_HOLD.ITEM.eq(listingId).and(STOCK_HOLD.STATE.in("HELD", "TAKEN")))
                .fetchOne(0, int.class);
        return pieces - held;
    }

    private void addToStock(long resourceId, int pieces) {
        sql.update(RESOURCE)
                .set(RESOURCE.STOCK, RESOURCE.STOCK.plus(pieces))
                .where(RESOURCE.ID.eq(resourceId))
                .execute();
    }

    /** The resource or listing, as loans reserve it; empty when an agreement is about neither. */
    Optional<Long> itemOf(Agreement agreement) {
        return item(agreement, Effect.Thing.PRIMARY).map(Item::id);
    }

    /** How many can be lent at a time. */
    int lendable(Agreement agreement) {
        return item(agreement, Effect.Thing.PRIMARY)
                .map(item -> item.isStocked() ? Math.max(1, stockOf(item.id())) : Math.max(1, unheldOf(item.id())))
                .orElse(1);
    }

    private static Optional<Item> item(Agreement agreement, Effect.Thing thing) {
        if (thing == Effect.Thing.COUNTER) {
            @Nullable
            Long counter =
                    agreement.terms() instanceof AgreementTerms.Exchange exchange ? exchange.counterResourceId() : null;
            return Optional.ofNullable(counter).map(id -> new Item(id, true));
        }
        var resourceId = agreement.resourceId();
        var listing = agreement.listing();
        if (resourceId != null) {
            return Optional.of(new Item(resourceId, true));
        }
        return listing == null ? Optional.empty() : Optional.of(new Item(listing.id(), false));
    }
}
