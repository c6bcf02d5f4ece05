package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;
import static coop.talkoot.schema.Tables.FOLLOW;

import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.Collection;
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

    /** Whether somebody who receives at {@code inbox}, or lives at its {@code domain}, has this capability. */
    public boolean implement(String inbox, String domain, String capability) {
        return transactions.read(() -> sql.fetchExists(
                ACTOR,
                ACTOR.INBOX
                        .eq(inbox)
                        .or(AnyCase.equal(ACTOR.DOMAIN, domain))
                        .and(ACTOR.IS_LOCAL.isFalse())
                        .and(SAY_SOMETHING)
                        .and(DSL.val(capability).eq(DSL.any(ACTOR.IMPLEMENTS)))));
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
