package coop.talkoot.moderation;

import static coop.talkoot.schema.Tables.AUDIT_ENTRY;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was done in keeping the server. Entries are only ever added, in the transaction of the deed. */
@Singleton
public final class AuditLog {
    private static final int AT_ONCE = 1000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Identities identities;

    AuditLog(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.identities = identities;
    }

    /** Newest first; with {@code target} only what was done to that one. */
    public Page<AuditEntry> all(@Nullable String target, Page.Request page) {
        return transactions.read(() -> {
            var rows = sql.selectFrom(AUDIT_ENTRY)
                    .where(AUDIT_ENTRY.ID.lt(page.before()))
                    .and(target == null ? DSL.noCondition() : AUDIT_ENTRY.TARGET.eq(target))
                    .orderBy(AUDIT_ENTRY.ID.desc())
                    .limit(page.limit() + 1)
                    .fetch();
            var keepers = identities.byIds(new LinkedHashSet<>(rows.getValues(AUDIT_ENTRY.ACTOR_ID)));
            return Page.of(
                    rows.map(row -> new AuditEntry(
                            row.getId(),
                            Objects.requireNonNull(keepers.get(row.getActorId())),
                            Deed.valueOf(row.getDeed()),
                            row.getTarget(),
                            row.getReason(),
                            row.getBefore(),
                            row.getAfter(),
                            row.getCreatedAt())),
                    page.limit(),
                    AuditEntry::id);
        });
    }

    void write(Identity keeper, Deed deed, String target, String reason, String before, String after) {
        write(keeper, List.of(new AuditEntry.Draft(deed, target, reason, before, after)));
    }

    void write(Identity keeper, List<AuditEntry.Draft> drafts) {
        var now = clock.instant();
        for (var from = 0; from < drafts.size(); from += AT_ONCE) {
            var insert = sql.insertInto(
                    AUDIT_ENTRY,
                    AUDIT_ENTRY.ID,
                    AUDIT_ENTRY.ACTOR_ID,
                    AUDIT_ENTRY.DEED,
                    AUDIT_ENTRY.TARGET,
                    AUDIT_ENTRY.REASON,
                    AUDIT_ENTRY.BEFORE,
                    AUDIT_ENTRY.AFTER,
                    AUDIT_ENTRY.CREATED_AT);
            for (var draft : drafts.subList(from, Math.min(drafts.size(), from + AT_ONCE))) {
                insert = insert.values(
                        ids.next(),
                        keeper.id(),
                        draft.deed().name(),
                        draft.target(),
                        draft.reason(),
                        draft.before(),
                        draft.after(),
                        now);
            }
            insert.execute();
        }
    }
}
