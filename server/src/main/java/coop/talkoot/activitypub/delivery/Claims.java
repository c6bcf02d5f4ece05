package coop.talkoot.activitypub.delivery;

import static coop.talkoot.schema.Tables.DELIVERY;

import coop.talkoot.platform.Nodes;
import coop.talkoot.platform.OnePlan;
import coop.talkoot.schema.tables.records.DeliveryRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * Finds what is to be brought next: the oldest of each inbox, few of each host. It looks among the first rows that are
 * due; where these are the long queues of few inboxes, it walks on from inbox to inbox, a stretch at a time, so that
 * what waits behind them is found too. No claim costs more than both, however much waits.
 */
@Singleton
final class Claims {
    private static final int LOOKED_AT = 2000;
    private static final int STRETCH = 1000;

    /** Of the first rows that are due, those that are the oldest of their inbox. */
    private static final String FIRST_DUE = """
            with looked as materialized (
              select d.id, d.inbox, d.host from delivery d
              where d.state = 'PENDING' and d.next_attempt_at <= {0} and (d.claimed_until is null or d.claimed_until < {0})
                and d.host <> all({1})
              order by d.next_attempt_at, d.id limit {6}),
            heads as materialized (
              select l.id, l.host from looked l where l.id = (
                select e.id from delivery e where e.inbox = l.inbox and e.state = 'PENDING' order by e.id limit 1)),
            """;

    /** Of these inboxes, the oldest rows that are due. */
    private static final String OF_INBOXES = """
            with heads as materialized (
              select d.id, d.host from unnest({7}) as n(inbox) cross join lateral (
                select e.* from delivery e where e.inbox = n.inbox and e.state = 'PENDING' order by e.id limit 1) d
              where d.next_attempt_at <= {0} and (d.claimed_until is null or d.claimed_until < {0})
                and d.host <> all({1})),
            """;

    /** The inboxes after one for which something waits, each found by one probe of the index. */
    private static final String WALK = """
            with recursive walked(inbox, number) as (
              (select inbox, 1 from delivery where state = 'PENDING' and inbox > {0} order by inbox limit 1)
              union all
              select next.inbox, number + 1 from walked cross join lateral (
                select d.inbox from delivery d where d.state = 'PENDING' and d.inbox > walked.inbox
                order by d.inbox limit 1) next
              where number < {1})
            select inbox from walked""";

    private static final String TAKE = """
            near as materialized (
              select id, row_number() over (partition by host order by id) as number from heads),
            due as materialized (
              select d.id from delivery d where d.id = any(array(select id from near where number <= {2}))
                and d.state = 'PENDING' and (d.claimed_until is null or d.claimed_until < {0})
              order by d.id limit {3} for update skip locked)
            update delivery set claimed_until = {4}, claimed_by = {5}, attempts = attempts + 1
            where id = any(array(select id from due))
            returning id, activity_id, inbox, host, attempts, refusals, created_at""";

    private final DSLContext sql;
    private final Nodes nodes;
    /** The last inbox of the stretch before. */
    private volatile String walkedTo = "";

    Claims(DSLContext sql, Nodes nodes) {
        this.sql = sql;
        this.nodes = nodes;
    }

    /** Part of a transaction of its own. */
    List<DeliveryRecord> take(int most, Collection<String> busy, Instant now) {
        OnePlan.byIndexes(sql);
        var taken = new ArrayList<>(run(FIRST_DUE, most, busy, now, new String[0]));
        if (taken.size() < most && isMoreDue(now)) {
            var inboxes =
                    sql.resultQuery(WALK, DSL.val(walkedTo), DSL.val(STRETCH)).fetchArray(0, String.class);
            taken.addAll(run(OF_INBOXES, most - taken.size(), busy, now, inboxes));
            walkedTo = inboxes.length < STRETCH ? "" : inboxes[STRETCH - 1];
        }
        return taken;
    }

    private List<DeliveryRecord> run(
            String candidates, int most, Collection<String> busy, Instant now, String[] inboxes) {
        return sql.resultQuery(candidates + TAKE, new QueryPart[] {
                    DSL.val(now),
                    DSL.val(busy.toArray(String[]::new)),
                    DSL.val(Deliveries.MOST_OF_HOST),
                    DSL.val(most),
                    DSL.val(now.plus(Deliveries.CLAIM)),
                    DSL.val(nodes.incarnation()),
                    DSL.val(LOOKED_AT),
                    DSL.val(inboxes)
                })
                .fetchInto(DELIVERY);
    }

    /** Whether more is due than was looked at. */
    private boolean isMoreDue(Instant now) {
        return sql.fetchCount(DSL.selectOne()
                        .from(DELIVERY)
                        // Written into the statement, so that they are found in the index of these.
                        .where(DELIVERY.STATE.eq(DSL.inline("PENDING")).and(DELIVERY.NEXT_ATTEMPT_AT.le(now)))
                        .and(DELIVERY.CLAIMED_UNTIL.isNull().or(DELIVERY.CLAIMED_UNTIL.lt(now)))
                        .limit(LOOKED_AT))
                == LOOKED_AT;
    }
}
