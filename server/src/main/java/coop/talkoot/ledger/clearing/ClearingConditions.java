package coop.talkoot.ledger.clearing;

import static coop.talkoot.schema.Tables.CLEARING_TRANSFER;
import static coop.talkoot.schema.Tables.TRUST_LINE;

import coop.talkoot.platform.Page;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Which transfers are asked for. */
final class ClearingConditions {
    private ClearingConditions() {}

    static Condition of(TrustLine line) {
        return CLEARING_TRANSFER.TRUST_LINE_ID.eq(line.id());
    }

    /** The newest of each of these lines: found line by line in their index, in one query. */
    static Condition newestOf(Collection<Long> lineIds, int each) {
        var one = CLEARING_TRANSFER.as("one");
        var newest = DSL.lateral(DSL.select(one.ID)
                .from(one)
                .where(one.TRUST_LINE_ID.eq(TRUST_LINE.ID))
                .orderBy(one.ID.desc())
                .limit(each)
                .asTable("newest", "id"));
        return CLEARING_TRANSFER.ID.in(DSL.select(DSL.field(DSL.name("newest", "id"), Long.class))
                .from(TRUST_LINE)
                .crossJoin(newest)
                .where(TRUST_LINE.ID.in(lineIds)));
    }

    static Condition before(Page.Request page) {
        return CLEARING_TRANSFER.ID.lt(page.before());
    }
}
