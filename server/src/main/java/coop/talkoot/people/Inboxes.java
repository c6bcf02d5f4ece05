package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;
import static coop.talkoot.schema.Tables.FOLLOW;

import coop.talkoot.platform.OnePlan;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Where remote people and groups receive things: one address a server where it has a shared inbox. */
@Singleton
public final class Inboxes {
    /** As the indexes of those few say it: of a large server everybody would be looked at else. */
    private static final Condition SAY_SOMETHING = DSL.condition("cardinality({0}) > 0", ACTOR.IMPLEMENTS);

    private final DSLContext sql;
    private final Transactions transactions;

    Inboxes(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** The inboxes of all remote followers; with {@code capability} only of those whose server says it has it. */
    public Set<String> ofFollowers(long actorId, @Nullable String capability) {
        var followers = ACTOR.ID.in(DSL.select(FOLLOW.FOLLOWER_ID)
                .from(FOLLOW)
                .where(FOLLOW.FOLLOWEE_ID.eq(actorId))
                .and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name())));
        return shared(
                capability == null
                        ? followers
                        : followers.and(DSL.val(capability).eq(DSL.any(ACTOR.IMPLEMENTS))));
    }

    /** The inboxes of the remote ones among {@code actorIds}; with {@code capability} only of those who have it. */
    public Set<String> of(Collection<Long> actorIds, @Nullable String capability) {
        if (actorIds.isEmpty()) {
            return Set.of();
        }
        var wanted = ACTOR.ID.in(actorIds);
        return shared(
                capability == null ? wanted : wanted.and(DSL.val(capability).eq(DSL.any(ACTOR.IMPLEMENTS))));
    }

    /** Of these domains, each with an inbox, those where somebody who receives or lives there has this capability. */
    public Set<String> implementing(Map<String, String> inboxes, String capability) {
        var domains = inboxes.keySet().toArray(String[]::new);
        var addresses = Arrays.stream(domains).map(inboxes::get).toArray(String[]::new);
        var domain = DSL.field(DSL.name("asked", "domain"), String.class);
        var inbox = DSL.field(DSL.name("asked", "inbox"), String.class);
        return transactions.read(() -> {
            OnePlan.byIndexes(sql);
            return sql.select(domain)
                    .from("unnest({0}, {1}) as asked(domain, inbox)", DSL.val(domains), DSL.val(addresses))
                    .where(isSaid(ACTOR.INBOX.eq(inbox), capability)
                            .or(isSaid(DSL.condition("{0} = {1}::citext", ACTOR.DOMAIN, domain), capability)))
                    .fetchSet(domain);
        });
    }

    private static Condition isSaid(Condition there, String capability) {
        return DSL.exists(DSL.selectOne()
                .from(ACTOR)
                .where(there)
                .and(ACTOR.IS_LOCAL.isFalse())
                .and(SAY_SOMETHING)
                .and(DSL.val(capability).eq(DSL.any(ACTOR.IMPLEMENTS))));
    }

    private Set<String> shared(Condition condition) {
        return transactions.read(() -> new TreeSet<>(sql.selectDistinct(DSL.coalesce(ACTOR.SHARED_INBOX, ACTOR.INBOX))
                .from(ACTOR)
                .where(condition)
                .and(ACTOR.IS_LOCAL.isFalse())
                .and(ACTOR.GONE_AT.isNull())
                .and(ACTOR.IS_SUSPENDED.isFalse())
                .fetchSet(0, String.class)));
    }
}
