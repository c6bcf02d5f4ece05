package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;

import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Row2;
import org.jooq.impl.DSL;

/** Writes down who is limited or suspended. Whoever calls has decided it, and says why elsewhere. */
@Singleton
public final class Measures {
    /** As the index has it. */
    private static final Field<String> ORIGIN =
            DSL.field("substring({0} from '(?i)^https?://[^/?#]+')", String.class, ACTOR.URI);

    private static final Field<String> DOMAIN = ACTOR.DOMAIN.cast(String.class);
    private static final int AT_ONCE = 1000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Identities identities;

    Measures(DSLContext sql, Transactions transactions, Clock clock, Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.identities = identities;
    }

    /** What holds for one actor from now on, whatever holds for their server. */
    public Identity set(long actorId, Measure measure) {
        return transactions.write(() -> {
            sql.update(ACTOR)
                    .set(ACTOR.MEASURE, measure.name())
                    .set(ACTOR.UPDATED_AT, clock.instant())
                    .where(ACTOR.ID.eq(actorId))
                    .execute();
            identities.forgetRecent(actorId);
            return identities.get(actorId);
        });
    }

    /** Makes every known remote actor fit what holds for their server now; gives how many changed. */
    public int settle(HostMeasures hosts) {
        return transactions.write(() -> {
            var changed = new EnumMap<Measure, List<Row2<String, String>>>(Measure.class);
            sql.select(ORIGIN, DOMAIN, ACTOR.HOST_MEASURE)
                    .from(ACTOR)
                    .where(ACTOR.IS_LOCAL.isFalse().and(ORIGIN.isNotNull()))
                    .groupBy(ORIGIN, DOMAIN, ACTOR.HOST_MEASURE)
                    .forEach(row -> {
                        var now = hosts.of(row.value1(), row.value2());
                        if (!now.name().equals(row.value3())) {
                            changed.computeIfAbsent(now, any -> new ArrayList<>())
                                    .add(DSL.row(row.value1(), row.value2()));
                        }
                    });
            identities.forgetAllRecent();
            return changed.entrySet().stream()
                    .mapToInt(entry -> set(entry.getKey(), entry.getValue()))
                    .sum();
        });
    }

    private int set(Measure measure, List<Row2<String, String>> places) {
        var count = 0;
        for (var from = 0; from < places.size(); from += AT_ONCE) {
            count += sql.update(ACTOR)
                    .set(ACTOR.HOST_MEASURE, measure.name())
                    .where(DSL.row(ORIGIN, DOMAIN).in(places.subList(from, Math.min(places.size(), from + AT_ONCE))))
                    .and(ACTOR.IS_LOCAL.isFalse())
                    .execute();
        }
        return count;
    }
}
