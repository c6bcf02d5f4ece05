package coop.talkoot.exchange.find;

import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** In which languages listings are kept: a handful, which each search for words asks for. */
@Singleton
final class Languages {
    private static final String TOPIC = "catalogue-languages";

    private final DSLContext sql;
    private final Transactions transactions;
    private final Signals signals;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable List<String> known;

    Languages(DSLContext sql, Transactions transactions, Signals signals) {
        this.sql = sql;
        this.transactions = transactions;
        this.signals = signals;
        signals.on(TOPIC, this::forget);
    }

    List<String> all() {
        var languages = known;
        if (languages == null) {
            var before = changes.get();
            languages = transactions.read(this::read);
            // what was read before a change is not kept
            known = before == changes.get() ? languages : null;
        }
        return languages;
    }

    /** In the transaction in which a listing is kept in it. One that no listing has any more is asked for a while longer. */
    void added(String config) {
        var languages = known;
        if (languages == null || !languages.contains(config)) {
            signals.publish(TOPIC);
            transactions.afterCommit(this::forget);
        }
    }

    /** From one to the next in the index, however many listings there are. */
    private List<String> read() {
        return sql.fetch("""
            with recursive language(config) as (
              (select config from catalogue_entry order by config limit 1)
              union all
              select (select e.config from catalogue_entry e where e.config > l.config order by e.config limit 1)
              from language l where l.config is not null)
            select config from language where config is not null\
            """).getValues(0, String.class);
    }

    private void forget() {
        changes.incrementAndGet();
        known = null;
    }
}
