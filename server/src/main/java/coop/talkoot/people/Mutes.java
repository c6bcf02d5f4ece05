package coop.talkoot.people;

import static coop.talkoot.schema.Tables.MUTE;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Whom people do not want to hear. Nothing of it leaves this server; a mute that has run out holds no longer. */
@Singleton
public final class Mutes implements Recurring {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    Mutes(DSLContext sql, Transactions transactions, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Muting again sets anew how and how long; {@code lasts} null is until it is taken back. */
    public Mute mute(Identity muter, Identity muted, boolean hidesNotices, @Nullable Duration lasts) {
        if (muter.id() == muted.id()) {
            throw Refused.invalid("muted", "Nobody can mute themselves.");
        }
        if (lasts != null && (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0)) {
            throw Refused.invalid("lasts", "A mute lasts up to a year, or for ever.");
        }
        return transactions.write(() -> {
            var now = clock.instant();
            var until = lasts == null ? null : now.plus(lasts);
            sql.insertInto(MUTE)
                    .set(MUTE.ID, ids.next())
                    .set(MUTE.MUTER_ID, muter.id())
                    .set(MUTE.MUTED_ID, muted.id())
                    .set(MUTE.HIDES_NOTICES, hidesNotices)
                    .set(MUTE.EXPIRES_AT, until)
                    .set(MUTE.CREATED_AT, now)
                    .onConflict(MUTE.MUTER_ID, MUTE.MUTED_ID)
                    .doUpdate()
                    .set(MUTE.HIDES_NOTICES, hidesNotices)
                    .set(MUTE.EXPIRES_AT, until)
                    .execute();
            return among(muter.id(), List.of(muted.id())).values().iterator().next();
        });
    }

    /** Nothing happens when there is none. */
    public void unmute(long muterId, long mutedId) {
        transactions.run(() -> sql.deleteFrom(MUTE)
                .where(MUTE.MUTER_ID.eq(muterId).and(MUTE.MUTED_ID.eq(mutedId)))
                .execute());
    }

    /** Those that hold, newest first. */
    public Page<Mute> of(long muterId, Page.Request page) {
        return transactions.read(() -> Page.of(
                read(holding(muterId).and(MUTE.ID.lt(page.before())), page.limit() + 1), page.limit(), Mute::id));
    }

    /** Those that hold for some of {@code actorIds}, by their id: one query for a page. */
    public Map<Long, Mute> among(long muterId, Collection<Long> actorIds) {
        return transactions.read(() -> {
            var found = new HashMap<Long, Mute>();
            read(holding(muterId).and(MUTE.MUTED_ID.in(actorIds)), actorIds.size())
                    .forEach(mute -> found.put(mute.muted().id(), mute));
            return Map.copyOf(found);
        });
    }

    @Override
    public String name() {
        return "mutes";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        sweep();
    }

    /** Forgets mutes that have run out; gives their number. */
    public int sweep() {
        return transactions.write(() ->
                sql.deleteFrom(MUTE).where(MUTE.EXPIRES_AT.le(clock.instant())).execute());
    }

    private Condition holding(long muterId) {
        return MUTE.MUTER_ID.eq(muterId).and(MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(clock.instant())));
    }

    private List<Mute> read(Condition condition, int limit) {
        var rows = sql.selectFrom(MUTE)
                .where(condition)
                .orderBy(MUTE.ID.desc())
                .limit(limit)
                .fetch();
        var people = IdentityRows.byId(sql, rows.getValues(MUTE.MUTED_ID));
        return rows.map(row -> new Mute(
                row.getId(),
                Objects.requireNonNull(people.get(row.getMutedId())),
                row.getHidesNotices(),
                row.getExpiresAt(),
                row.getCreatedAt()));
    }
}
