package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out for panels who belongs to whom: other servers have to be asked for that. */
@Singleton
public final class PanelClock implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(PanelClock.class);
    private static final int AT_ONCE = 20;

    private final Transactions transactions;
    private final PanelDrawRows rows;
    private final PanelDraws draws;

    PanelClock(Transactions transactions, PanelDrawRows rows, PanelDraws draws) {
        this.transactions = transactions;
        this.rows = rows;
        this.draws = draws;
    }

    @Override
    public String name() {
        return "panels";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        var after = 0L;
        while (true) {
            var last = after;
            List<Long> found = transactions.read(() -> rows.seeking(last, AT_ONCE));
            found.forEach(this::seek);
            if (found.size() < AT_ONCE) {
                return;
            }
            after = found.getLast();
        }
    }

    private void seek(long id) {
        try {
            draws.seek(id);
        } catch (Refused away) {
            LOG.info("the panel {} waits: {}", id, away.getMessage());
        } catch (RuntimeException cause) {
            LOG.error("the panel {} waits for the next round", id, cause);
        }
    }
}
