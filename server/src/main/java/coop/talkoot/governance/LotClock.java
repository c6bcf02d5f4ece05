package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.LOT;

import coop.talkoot.governance.method.Lot;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.LotRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Freezes pools when the time for promises is over, and draws when all is known that makes the seed; of groups here. */
@Singleton
public final class LotClock implements Recurring {
    /** Fewer than these could agree on a seed among themselves. */
    static final int FEWEST = 3;

    private static final int AT_ONCE = 50;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final LotRows rows;

    LotClock(DSLContext sql, Transactions transactions, DomainEvents events, Clock clock, LotRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "lots";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        var due = transactions.read(() -> sql.select(LOT.ID)
                .from(LOT)
                .where(LOT.IS_LOCAL.isTrue().and(LOT.STATE.in("PROMISING", "REVEALING")))
                .and(LOT.PROMISED_BY.le(clock.instant()))
                .orderBy(LOT.PROMISED_BY)
                .limit(AT_ONCE)
                .fetch(LOT.ID));
        due.forEach(id -> transactions.run(() -> rows.locked(id).ifPresent(this::goOn)));
    }

    /** Those of a group that ends are never drawn. */
    void failAll(long groupId) {
        sql.select(LOT.ID)
                .from(LOT)
                .where(LOT.GROUP_ID.eq(groupId).and(LOT.IS_LOCAL))
                .and(LOT.STATE.in("PROMISING", "REVEALING"))
                .orderBy(LOT.ID)
                .fetch(LOT.ID)
                .forEach(id -> rows.locked(id).ifPresent(this::fail));
    }

    private void goOn(LotRecord lot) {
        if (lot.getState().equals("PROMISING") && !clock.instant().isBefore(lot.getPromisedBy())) {
            freeze(lot);
        } else if (lot.getState().equals("REVEALING")) {
            draw(lot);
        }
    }

    private void freeze(LotRecord lot) {
        var promises = lot(lot).promises().size();
        var size = rows.freeze(lot, restSince(lot));
        if (promises < FEWEST || size == 0) {
            fail(lot);
            return;
        }
        lot.setPoolHash(LotSeed.pool(LotDraw.parts(rows.pool(lot.getId()))));
        lot.setState(PanelLot.State.REVEALING.name());
        events.publish(new LotEvent.PoolFrozen(rows.changed(lot)));
    }

    private void draw(LotRecord lot) {
        var known = lot(lot);
        var isNumberMissing = !lot.getNumberSource().isEmpty() && lot.getNumberConfirmedById() == null;
        var isComplete = known.promises().stream().noneMatch(promise -> promise.revealed() == null);
        if (isNumberMissing || (!isComplete && clock.instant().isBefore(lot.getRevealedBy()))) {
            return;
        }
        var shown = new TreeMap<String, byte[]>();
        for (var promise : known.promises()) {
            if (promise.revealed() != null) {
                shown.put(promise.by().uri(), LotSeed.bytes(promise.revealed()));
            }
        }
        if (shown.isEmpty()) {
            fail(lot);
            return;
        }
        var number = lot.getPublicNumber() == null ? "" : lot.getPublicNumber();
        var seed = LotSeed.of(lot.getUri(), lot.getPoolHash(), shown, number);
        var pool = rows.pool(lot.getId());
        var order = new Lot(Charter.hex(seed))
                .order(pool.stream().map(LotRows.Entry::uri).toList());
        var drawn = Set.copyOf(LotDraw.drawn(pool, lot.getSeats(), Charter.hex(seed)));
        var members = pool.stream().collect(Collectors.toMap(LotRows.Entry::uri, LotRows.Entry::actorId));
        for (var place = 0; place < order.size(); place++) {
            var uri = order.get(place);
            rows.place(lot.getId(), Objects.requireNonNull(members.get(uri)), place, drawn.contains(uri));
        }
        lot.setSeed(seed);
        lot.setState(PanelLot.State.DRAWN.name());
        lot.setDrawnAt(clock.instant());
        events.publish(new LotEvent.LotDrawn(rows.changed(lot)));
    }

    private void fail(LotRecord lot) {
        lot.setState(PanelLot.State.FAILED.name());
        events.publish(new LotEvent.LotFailed(rows.changed(lot)));
    }

    private Instant restSince(LotRecord lot) {
        return clock.instant()
                .atOffset(ZoneOffset.UTC)
                .minusMonths(lot.getRestMonths())
                .toInstant();
    }

    private PanelLot lot(LotRecord lot) {
        return rows.one(lot.getId()).orElseThrow();
    }
}
