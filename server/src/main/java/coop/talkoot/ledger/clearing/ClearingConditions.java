package coop.talkoot.ledger.clearing;

import static coop.talkoot.schema.Tables.CLEARING_TRANSFER;

import coop.talkoot.platform.Page;
import org.jooq.Condition;

/** Which transfers are asked for. */
final class ClearingConditions {
    private ClearingConditions() {}

    static Condition of(TrustLine line) {
        return CLEARING_TRANSFER.TRUST_LINE_ID.eq(line.id());
    }

    static Condition before(Page.Request page) {
        return CLEARING_TRANSFER.ID.lt(page.before());
    }
}
