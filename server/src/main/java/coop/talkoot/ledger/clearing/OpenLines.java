package coop.talkoot.ledger.clearing;

import static coop.talkoot.schema.Tables.CLEARING_TRANSFER;
import static coop.talkoot.schema.Tables.TRUST_LINE;

import coop.talkoot.groups.EndingBar;
import coop.talkoot.groups.Group;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** As long as a group accepts what another owes, or time is on its way between them, somebody must keep its accounts. */
@Singleton
final class OpenLines implements EndingBar {
    private final DSLContext sql;

    OpenLines(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<String> against(Group group) {
        var isMoving = DSL.exists(DSL.selectOne()
                .from(CLEARING_TRANSFER)
                .where(CLEARING_TRANSFER.TRUST_LINE_ID.eq(TRUST_LINE.ID))
                .and(CLEARING_TRANSFER.STATE.in(
                        ClearingTransfer.State.PROPOSED.name(), ClearingTransfer.State.VALIDATED.name())));
        var open = sql.fetchExists(
                TRUST_LINE,
                TRUST_LINE.GROUP_ID.eq(group.id()).and(TRUST_LINE.ACCEPTS.gt(0L).or(isMoving)));
        return open
                ? Optional.of(
                        "A line to another co-op is open: let it accept nothing more, and wait for what is on its way.")
                : Optional.empty();
    }
}
