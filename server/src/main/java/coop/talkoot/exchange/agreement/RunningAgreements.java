package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;

import coop.talkoot.groups.EndingBar;
import coop.talkoot.groups.Group;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** People count on what was agreed in a group, and on its rules where that goes wrong: it is seen through first. */
@Singleton
final class RunningAgreements implements EndingBar {
    private final DSLContext sql;

    RunningAgreements(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<String> against(Group group) {
        // written into the statement, as the index of those that run has it
        var running = sql.fetchCount(
                AGREEMENT,
                AGREEMENT
                        .GROUP_ID
                        .eq(group.id())
                        .and(AGREEMENT.PHASE.notIn(
                                DSL.inline(Phase.COMPLETED.name()), DSL.inline(Phase.CANCELLED.name()))));
        return running == 0
                ? Optional.empty()
                : Optional.of(
                        running == 1
                                ? "One agreement in it is not over: it must be seen through or cancelled first."
                                : running
                                        + " agreements in it are not over: they must be seen through or cancelled"
                                        + " first.");
    }
}
