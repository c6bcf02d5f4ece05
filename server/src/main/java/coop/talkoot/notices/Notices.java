package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.NOTICE;

import coop.talkoot.platform.Page;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What each person is told of; everything here is for the one person it belongs to. */
@Singleton
public final class Notices implements Recurring {
    /** More are not counted: who has so many unread does not want to know exactly. */
    public static final int MOST_COUNTED = 100;

    private static final Duration KEPT = Duration.ofDays(180);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final NoticeRows rows;
    private final NoticeGroups groups;

    Notices(DSLContext sql, Transactions transactions, Clock clock, NoticeRows rows, NoticeGroups groups) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.rows = rows;
        this.groups = groups;
    }

    /** Newest first, also for those right above {@code after}; {@code next} is the id of the last when there are more. */
    public Page<Notice> page(long personId, NoticeQuery query) {
        return transactions.read(() -> {
            var condition = rows.shown(personId).and(NoticeRows.asked(query));
            var found = rows.rows(condition, query.after(), query.limit() + 1);
            if (query.after() == null) {
                return Page.of(rows.read(found), query.limit(), Notice::id);
            }
            var nearest = found.subList(Math.max(0, found.size() - query.limit()), found.size());
            var items = rows.read(nearest);
            return new Page<>(
                    items, items.isEmpty() ? null : (Long) items.getLast().id());
        });
    }

    /** The same, with what says the same of one post put together; pages only downwards. */
    public Page<NoticeGroup> grouped(long personId, NoticeQuery query) {
        return transactions.read(() -> groups.page(personId, query));
    }

    /** Which of these people have a notice of this id. */
    public Set<Long> toldAmong(long id, Collection<Long> personIds) {
        return personIds.isEmpty()
                ? Set.of()
                : transactions.read(() -> sql.select(NOTICE.PERSON_ID)
                        .from(NOTICE)
                        .where(NOTICE.ID.eq(id).and(NOTICE.PERSON_ID.in(personIds)))
                        .fetchSet(NOTICE.PERSON_ID));
    }

    /** Empty when there is none of theirs, or they do not want to hear of who did it. */
    public Optional<Notice> find(long personId, long id) {
        return transactions
                .read(() -> rows.read(rows.rows(rows.shown(personId).and(NOTICE.ID.eq(id)), null, 1)))
                .stream()
                .findFirst();
    }

    public Notice require(long personId, long id) {
        return find(personId, id).orElseThrow(() -> Refused.notFound("There is no such notice of yours."));
    }

    /**
     * What is unread above {@code after} and was told from {@code since} up to {@code until}, newest first; at most
     * {@code most}.
     */
    public List<Notice> unread(long personId, long after, Instant since, Instant until, int most) {
        var wanted = NOTICE.READ_AT
                .isNull()
                .and(NOTICE.ID.gt(after))
                .and(NOTICE.CREATED_AT.gt(since))
                .and(NOTICE.CREATED_AT.le(until));
        return transactions.read(() -> rows.read(rows.rows(rows.shown(personId).and(wanted), null, most)));
    }

    /** How many are unread, up to {@value #MOST_COUNTED}. */
    public int countUnread(long personId) {
        return countUnread(personId, Set.of(Notice.Kind.values()));
    }

    public int countUnread(long personId, Set<Notice.Kind> kinds) {
        var asked = NoticeRows.asked(NoticeQuery.newest(1).only(kinds));
        var unread = DSL.selectOne()
                .from(NOTICE)
                .where(rows.shown(personId).and(NOTICE.READ_AT.isNull()).and(asked))
                .limit(MOST_COUNTED);
        return transactions.read(() -> sql.fetchCount(unread));
    }

    /** All up to and with {@code id} are read. */
    public void readUpTo(long personId, long id) {
        transactions.run(() -> sql.update(NOTICE)
                .set(NOTICE.READ_AT, clock.instant())
                .where(NOTICE.PERSON_ID.eq(personId).and(NOTICE.ID.le(id)))
                .and(NOTICE.READ_AT.isNull().and(NOTICE.DISMISSED_AT.isNull()))
                .execute());
    }

    public void readAll(long personId) {
        readUpTo(personId, Long.MAX_VALUE);
    }

    /** Puts some away; one that is not there, or somebody else's, is refused and nothing is done. */
    public void dismiss(long personId, Collection<Long> ids) {
        var wanted = Set.copyOf(ids);
        transactions.run(() -> {
            var changed = away(personId, NOTICE.ID.in(wanted));
            if (changed < wanted.size()) {
                throw Refused.notFound("There is no such notice of yours.");
            }
        });
    }

    /** Puts a notice away with those that are shown together with it. */
    public void dismissAlike(long personId, Notice notice) {
        var same = NOTICE.KIND.eq(notice.kind().name()).and(NoticeGroups.alike(notice));
        transactions.run(() -> away(personId, same));
    }

    /** Puts all away. */
    public void clear(long personId) {
        transactions.run(() -> away(personId, DSL.noCondition()));
    }

    private int away(long personId, Condition which) {
        var now = clock.instant();
        return sql.update(NOTICE)
                .set(NOTICE.DISMISSED_AT, now)
                .set(NOTICE.READ_AT, DSL.coalesce(NOTICE.READ_AT, DSL.val(now, NOTICE.READ_AT)))
                .where(NOTICE.PERSON_ID.eq(personId).and(NOTICE.DISMISSED_AT.isNull()))
                .and(which)
                .execute();
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        sweep();
    }

    /** Forgets what was told half a year ago; gives how many. */
    public int sweep() {
        return transactions.write(() -> sql.deleteFrom(NOTICE)
                .where(NOTICE.CREATED_AT.lt(clock.instant().minus(KEPT)))
                .execute());
    }
}
