package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.ENTRY;
import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;
import static coop.talkoot.schema.Tables.POSTING;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What moved on an account, newest first. Who may read it is asked by {@link Accounts#require}. */
@Singleton
public final class Statements {
    /** Of one whole statement; older movements are had by asking for earlier days. */
    public static final int MOST = 10_000;

    private static final int AT_ONCE = 500;

    private final DSLContext sql;
    private final Transactions transactions;
    private final EntryRows entries;
    private final Identities identities;

    Statements(DSLContext sql, Transactions transactions, EntryRows entries, Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.entries = entries;
        this.identities = identities;
    }

    /** {@code before} is the number of an entry. */
    public Page<Movement> page(Account account, StatementFilter filter, Page.Request page) {
        return transactions.read(() -> {
            var found = find(account, filter, page.before(), page.limit() + 1);
            return Page.of(found, page.limit(), Movement::seq);
        });
    }

    /** All of it, the newest {@value #MOST}. */
    public List<Movement> whole(Account account, StatementFilter filter) {
        return transactions.read(() -> {
            var all = new ArrayList<Movement>();
            var before = Long.MAX_VALUE;
            while (all.size() < MOST) {
                var some = find(account, filter, before, AT_ONCE);
                all.addAll(some);
                if (some.size() < AT_ONCE) {
                    break;
                }
                before = some.getLast().seq();
            }
            return all;
        });
    }

    /** The balance at the end of each day since then on which something moved, oldest first. */
    public List<BalanceOn> balances(Account account, ZoneId zone, Instant from) {
        // All zones of today differ by quarters of an hour: what is last of a quarter may be last of a day anywhere.
        var quarter = DSL.field("floor(extract(epoch from {0}) / 900)", SQLDataType.BIGINT, POSTING.CREATED_AT);
        var days = new LinkedHashMap<LocalDate, Long>();
        transactions
                .read(() -> sql.select(POSTING.CREATED_AT, POSTING.BALANCE_AFTER)
                        .distinctOn(quarter)
                        .from(POSTING)
                        .where(POSTING.ACCOUNT_ID.eq(account.id()).and(POSTING.CREATED_AT.ge(from)))
                        .orderBy(quarter, POSTING.SEQ.desc())
                        .fetch())
                .forEach(row -> days.put(LocalDate.ofInstant(row.value1(), zone), row.value2()));
        return days.entrySet().stream()
                .map(day -> new BalanceOn(day.getKey(), day.getValue()))
                .toList();
    }

    private List<Movement> find(Account account, StatementFilter filter, long before, int limit) {
        var own = sql.select(POSTING.SEQ, POSTING.AMOUNT, POSTING.BALANCE_AFTER)
                .from(POSTING)
                .join(ENTRY)
                .on(ENTRY.UNIT_ID.eq(POSTING.UNIT_ID).and(ENTRY.SEQ.eq(POSTING.SEQ)))
                .where(POSTING.ACCOUNT_ID.eq(account.id()).and(POSTING.SEQ.lt(before)))
                .and(condition(filter))
                .orderBy(POSTING.SEQ.desc())
                .limit(limit)
                .fetch();
        var seqs = own.getValues(POSTING.SEQ);
        var unitId = account.unit().id();
        var known = entries.all(ENTRY.UNIT_ID.eq(unitId).and(ENTRY.SEQ.in(seqs))).stream()
                .collect(Collectors.toMap(Entry::seq, entry -> entry));
        var reversals = sql.select(ENTRY.REVERSES_ID, ENTRY.SEQ)
                .from(ENTRY)
                .where(ENTRY.REVERSES_ID.in(
                        known.values().stream().map(Entry::id).toList()))
                .fetchMap(ENTRY.REVERSES_ID, ENTRY.SEQ);
        var people = people(known.values());
        return own.map(row -> {
            var entry = Objects.requireNonNull(known.get(row.value1()));
            return new Movement(
                    entry,
                    row.value2(),
                    row.value3(),
                    people.others(entry, account),
                    people.by(entry),
                    reversals.get(entry.id()));
        });
    }

    private static Condition condition(StatementFilter filter) {
        var condition = DSL.noCondition();
        if (filter.direction() != null) {
            condition = condition.and(
                    switch (filter.direction()) {
                        case IN -> POSTING.AMOUNT.gt(0L);
                        case OUT -> POSTING.AMOUNT.lt(0L);
                    });
        }
        if (filter.from() != null) {
            condition = condition.and(POSTING.CREATED_AT.ge(filter.from()));
        }
        if (filter.until() != null) {
            condition = condition.and(POSTING.CREATED_AT.le(filter.until()));
        }
        return filter.words() == null ? condition : condition.and(ENTRY.MEMO.containsIgnoreCase(filter.words()));
    }

    /** The people on the entries of a page. */
    private record People(Map<Long, Long> owners, Map<Long, Identity> identities) {
        List<Identity> others(Entry entry, Account account) {
            return entry.postings().stream()
                    .map(Posting::accountId)
                    .filter(id -> id != account.id())
                    .map(id -> Objects.requireNonNull(owners.get(id)))
                    .map(id -> Objects.requireNonNull(identities.get(id)))
                    .toList();
        }

        Identity by(Entry entry) {
            return Objects.requireNonNull(identities.get(entry.byId()));
        }
    }

    private People people(Collection<Entry> entries) {
        var accountIds = new LinkedHashSet<Long>();
        var ids = new LinkedHashSet<Long>();
        for (var entry : entries) {
            entry.postings().forEach(posting -> accountIds.add(posting.accountId()));
            ids.add(entry.byId());
        }
        var owners = sql.select(LEDGER_ACCOUNT.ID, LEDGER_ACCOUNT.OWNER_ID)
                .from(LEDGER_ACCOUNT)
                .where(LEDGER_ACCOUNT.ID.in(accountIds))
                .fetchMap(LEDGER_ACCOUNT.ID, LEDGER_ACCOUNT.OWNER_ID);
        ids.addAll(owners.values());
        return new People(owners, identities.byIds(ids));
    }
}
