package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;

import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Finds people and groups that are known here by what they are called. */
@Singleton
public final class Directory {
    private final DSLContext sql;
    private final Transactions transactions;

    Directory(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * Those whose name or address has these words in it; those the viewer follows first, then those of this instance.
     *
     * @param onlyFollowedBy looks only among those whom this one follows; null looks among all
     */
    public List<Identity> search(
            String words, @Nullable Long viewerId, @Nullable Long onlyFollowedBy, int limit, int offset) {
        var wanted = words.strip().replaceFirst("^@+", "").toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return List.of();
        }
        // as the index has it
        var called = DSL.condition(
                "lower(handle::text || '@' || domain::text || ' ' || name) like {0} escape '!'",
                DSL.val("%" + wanted.replaceAll("([!%_])", "!$1") + "%"));
        var condition = called.and(ACTOR.GONE_AT.isNull())
                .and(ACTOR.KIND.ne(Identity.Kind.SERVICE.name()))
                .andNot(ACTOR.IS_SUSPENDED)
                .and(welcome(viewerId));
        if (onlyFollowedBy != null) {
            condition = condition.and(Standing.followedBy(ACTOR.ID, onlyFollowedBy));
        }
        var all = condition;
        var order = new ArrayList<OrderField<?>>(List.of(ACTOR.IS_LOCAL.desc(), ACTOR.ID));
        if (viewerId != null) {
            order.addFirst(DSL.field(Standing.followedBy(ACTOR.ID, viewerId)).desc());
        }
        return transactions.read(() -> sql.selectFrom(ACTOR)
                .where(all)
                .orderBy(order)
                .limit(limit)
                .offset(offset)
                .fetch(IdentityRows::read));
    }

    /** How many servers there is somebody known of, this one too. */
    public int countDomains() {
        return transactions.read(() -> {
            var count = sql.select(DSL.countDistinct(ACTOR.DOMAIN))
                    .from(ACTOR)
                    .where(ACTOR.GONE_AT.isNull())
                    .fetchOne(0, int.class);
            return count == null ? 0 : count;
        });
    }

    /** Whoever is limited is found by those who follow them already. */
    private static Condition welcome(@Nullable Long viewerId) {
        return viewerId == null
                ? ACTOR.IS_LIMITED.isFalse()
                : ACTOR.IS_LIMITED
                        .isFalse()
                        .or(Standing.followedBy(ACTOR.ID, viewerId))
                        .andNot(Standing.blocked(ACTOR.ID, viewerId));
    }
}
