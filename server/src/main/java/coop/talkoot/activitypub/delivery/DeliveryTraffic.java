package coop.talkoot.activitypub.delivery;

import static coop.talkoot.schema.Tables.ACTIVITY;
import static coop.talkoot.schema.Tables.DELIVERY;
import static coop.talkoot.schema.Tables.FAILING_HOST;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.moderation.Traffic;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.FailingHostRecord;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** The queue as those who keep the server see it. */
@Singleton
final class DeliveryTraffic implements Traffic {
    private final DSLContext sql;
    private final Transactions transactions;
    private final FailingHosts failing;
    private final Deliveries deliveries;

    DeliveryTraffic(DSLContext sql, Transactions transactions, FailingHosts failing, Deliveries deliveries) {
        this.sql = sql;
        this.transactions = transactions;
        this.failing = failing;
        this.deliveries = deliveries;
    }

    @Override
    public Counts counts() {
        return transactions.read(() -> new Counts(count("PENDING"), count("GIVEN_UP"), count("PARKED")));
    }

    private int count(String state) {
        // Inlined, as the partial indexes are for these very words.
        return sql.fetchCount(DELIVERY, DELIVERY.STATE.eq(DSL.inline(state)));
    }

    @Override
    public List<Progress> underWay(int most) {
        var isDone = DSL.count().filterWhere(DELIVERY.STATE.ne("PENDING"));
        return transactions.read(() -> {
            var newest = sql.select(DELIVERY.ACTIVITY_ID)
                    .from(DELIVERY)
                    .where(DELIVERY.STATE.eq(DSL.inline("PENDING")))
                    .groupBy(DELIVERY.ACTIVITY_ID)
                    .orderBy(DELIVERY.ACTIVITY_ID.desc())
                    .limit(most)
                    .fetch(DELIVERY.ACTIVITY_ID);
            return sql.select(ACTIVITY.TYPE, ACTIVITY.URI, ACTIVITY.CREATED_AT, DSL.count(), isDone)
                    .from(ACTIVITY)
                    .join(DELIVERY)
                    .on(DELIVERY.ACTIVITY_ID.eq(ACTIVITY.ID))
                    .where(ACTIVITY.ID.eq(DSL.any(newest.toArray(Long[]::new))))
                    .groupBy(ACTIVITY.ID)
                    .orderBy(ACTIVITY.ID.desc())
                    .fetch(row -> new Progress(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
        });
    }

    @Override
    public Page<FailingHost> failing(Page.Request page) {
        return transactions.read(() -> {
            var rows = sql.selectFrom(FAILING_HOST)
                    .where(FAILING_HOST.ID.lt(page.before()))
                    .orderBy(FAILING_HOST.ID.desc())
                    .limit(page.limit() + 1)
                    .fetch();
            return Page.of(read(rows), page.limit(), FailingHost::id);
        });
    }

    @Override
    public Map<String, FailingHost> failing(Collection<String> inboxes) {
        var hosts = inboxes.stream().distinct().collect(Collectors.toMap(inbox -> inbox, Hosts::of));
        var named = hosts.values().stream().flatMap(Optional::stream).distinct().toArray(String[]::new);
        var byHost = transactions
                .read(() -> read(sql.selectFrom(FAILING_HOST)
                        .where(FAILING_HOST.HOST.eq(DSL.any(named)))
                        .fetch()))
                .stream()
                .collect(Collectors.toMap(FailingHost::host, host -> host));
        var failing = new HashMap<String, FailingHost>();
        hosts.forEach((inbox, host) -> host.map(byHost::get).ifPresent(known -> failing.put(inbox, known)));
        return failing;
    }

    private List<FailingHost> read(Result<FailingHostRecord> rows) {
        var waiting = sql.select(DELIVERY.HOST, DSL.count())
                .from(DELIVERY)
                .where(DELIVERY.HOST.eq(
                        DSL.any(rows.getValues(FAILING_HOST.HOST).toArray(String[]::new))))
                .and(DELIVERY.STATE.eq(DSL.inline("PENDING")))
                .groupBy(DELIVERY.HOST)
                .fetchMap(DELIVERY.HOST, DSL.count());
        return rows.map(row -> new FailingHost(
                row.getId(),
                row.getHost(),
                row.getFailures(),
                row.getFailingSince(),
                row.getRetryAt(),
                row.getLastStatus(),
                row.getReason(),
                waiting.getOrDefault(row.getHost(), 0)));
    }

    @Override
    public void tryNow(String host) {
        failing.tryNow(host);
        deliveries.wake();
    }
}
