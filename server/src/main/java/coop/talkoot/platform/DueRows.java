package coop.talkoot.platform;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a {@link Recurring} has to do row by row: all that is due, in the order of ids, each by itself. One that fails holds
 * up no other, and is due again in the next round.
 */
@Singleton
public final class DueRows {
    private static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(DueRows.class);

    private final DSLContext sql;
    private final Transactions transactions;

    DueRows(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** What becomes of a row that a rule does not let be done now. */
    public interface Refusing {
        void refused(long id, Refused why);
    }

    /**
     * Outside a transaction: {@code work} opens one for each row.
     *
     * @param id by which rows are told apart and put in order
     */
    public void each(TableField<?, Long> id, Condition isDue, LongConsumer work, Refusing refusing) {
        var after = 0L;
        while (true) {
            var found = next(id, isDue, after);
            for (var one : found) {
                try {
                    work.accept(one);
                } catch (Refused why) {
                    refusing.refused(one, why);
                } catch (RuntimeException cause) {
                    LOG.error("{} {} waits for the next round", id.getQualifiedName(), one, cause);
                }
            }
            if (found.size() < AT_ONCE) {
                return;
            }
            after = found.getLast();
        }
    }

    private List<Long> next(TableField<?, Long> id, Condition isDue, long after) {
        return transactions.read(() -> sql.select(id)
                .from(Objects.requireNonNull(id.getTable()))
                .where(isDue.and(id.gt(after)))
                .orderBy(id)
                .limit(AT_ONCE)
                .fetch(id));
    }
}
