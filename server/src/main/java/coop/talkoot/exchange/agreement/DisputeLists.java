package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;
import static coop.talkoot.schema.Tables.DISPUTE;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The disputes of a co-op: with names those its assembly is to decide, for who enters its word; all others as numbers. */
@Singleton
public final class DisputeLists {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Memberships memberships;
    private final AgreementRows rows;

    DisputeLists(DSLContext sql, Transactions transactions, Memberships memberships, AgreementRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.memberships = memberships;
        this.rows = rows;
    }

    /** Agreements whose dispute is before the assembly, the newest first. Refused to who does not enter its word. */
    public Page<Agreement> appealed(long groupId, long viewerId, Page.Request page) {
        memberships.require(groupId, viewerId, Right.PUT_TO_VOTE);
        var before = DISPUTE.STATE
                .eq(DSL.inline(new DisputeState.Appealed().name()))
                .and(DISPUTE.AGREEMENT_ID.lt(page.before()));
        var condition = AGREEMENT
                .GROUP_ID
                .eq(groupId)
                .and(AGREEMENT.ID.in(
                        DSL.select(DISPUTE.AGREEMENT_ID).from(DISPUTE).where(before)));
        return transactions.read(() -> Page.of(rows.all(condition, page.limit() + 1), page.limit(), Agreement::id));
    }

    /** How many of a co-op's are open, by how far they went; without any names. */
    public Map<String, Integer> open(long groupId) {
        return transactions.read(() -> {
            var open = new TreeMap<String, Integer>();
            sql.select(DISPUTE.STATE, DSL.count())
                    .from(AGREEMENT)
                    .join(DISPUTE)
                    .on(DISPUTE.ID.eq(AGREEMENT.DISPUTE_ID))
                    .where(AGREEMENT.GROUP_ID.eq(groupId).and(AGREEMENT.DISPUTE_ID.isNotNull()))
                    .and(DISPUTE.CLOSED_AT.isNull())
                    .groupBy(DISPUTE.STATE)
                    .forEach(row -> open.put(Objects.requireNonNull(row.value1()), row.value2()));
            return open;
        });
    }
}
