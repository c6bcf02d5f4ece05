package coop.talkoot.exchange.find;

import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The words of titles and tags, each once. One transaction at a time learns new ones and no other waits for it, so that two
 * that bring the same words never wait for each other; what was passed over so is learnt by the hour, when what is over
 * leaves the catalogue too.
 */
@Singleton
final class CatalogueWords implements Recurring {
    /** Key of the lock; any number that no other lock has. */
    private static final long LEARNING = 4_207_116L;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;

    CatalogueWords(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those of a listing, as they stand in the catalogue. */
    void learn(String plain) {
        sql.execute("""
            with fresh as materialized (
              select distinct word from regexp_split_to_table({0}, '[^[:alnum:]]+') word
              where length(word) between 3 and 40 and not exists (select from catalogue_word k where k.word = word))
            insert into catalogue_word select word from fresh where pg_try_advisory_xact_lock({1})
            on conflict do nothing\
            """, DSL.val(plain), DSL.val(LEARNING));
    }

    @Override
    public String name() {
        return "catalogue-words";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        transactions.run(() -> {
            sql.execute("select pg_advisory_xact_lock({0})", DSL.val(LEARNING));
            sql.execute("delete from catalogue_entry where open_until <= {0}", DSL.val(clock.instant()));
            sql.execute("""
                with present as materialized (
                  select distinct word from catalogue_entry, regexp_split_to_table(words, '[^[:alnum:]]+') word
                  where length(word) between 3 and 40),
                gone as (
                  delete from catalogue_word k where not exists (select from present p where p.word = k.word))
                insert into catalogue_word select word from present on conflict do nothing\
                """);
        });
    }
}
