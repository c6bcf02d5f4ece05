package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.PIN;
import static coop.talkoot.schema.Tables.POST;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What stands at the top of somebody's or some group's page. Pinning twice is pinning once. */
@Singleton
public final class Pins {
    public static final int MOST = 20;
    /** First half of the key of the lock by which one page is arranged at a time; any number no other lock has. */
    private static final int LOCK = 4_207_044;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Memberships memberships;
    private final PostRows rows;

    Pins(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Memberships memberships,
            PostRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.memberships = memberships;
        this.rows = rows;
    }

    /** Somebody puts what they wrote at the top of their page. */
    public void pin(Identity author, Post post) {
        if (post.author().id() != author.id()) {
            throw Refused.notAllowed("Only what you wrote yourself can stand at the top of your page.");
        }
        pinned(author, post);
    }

    public void unpin(Identity author, Post post) {
        unpinned(author, post);
    }

    /** A coordinator puts what was written in a group of this instance at the top of its page. */
    public void pin(Identity group, Post post, Identity by) {
        requireCoordinator(group, by);
        var placed = post.group();
        if (placed == null || placed.id() != group.id()) {
            throw Refused.notAllowed("Only what was written in the group can stand at the top of its page.");
        }
        pinned(group, post);
    }

    public void unpin(Identity group, Post post, Identity by) {
        requireCoordinator(group, by);
        unpinned(group, post);
    }

    /** It stands at the top of {@code owner}'s page; the caller has checked that they said so. */
    public void pinned(Identity owner, Post post) {
        if (post.isDeleted() || post.audience() == Audience.DIRECT) {
            throw Refused.invalid("post", "What was written to some people only cannot stand at the top of a page.");
        }
        transactions.run(() -> {
            sql.execute("select pg_advisory_xact_lock({0}, {1})", DSL.val(LOCK), DSL.val(Long.hashCode(owner.id())));
            var already = sql.fetchExists(PIN, PIN.OWNER_ID.eq(owner.id()).and(PIN.POST_ID.eq(post.id())));
            if (already) {
                return;
            }
            if (sql.fetchCount(PIN, PIN.OWNER_ID.eq(owner.id())) >= MOST) {
                throw Refused.invalid("post", "At most " + MOST + " posts can stand at the top of a page.");
            }
            sql.insertInto(PIN)
                    .set(PIN.ID, ids.next())
                    .set(PIN.OWNER_ID, owner.id())
                    .set(PIN.POST_ID, post.id())
                    .set(PIN.CREATED_AT, clock.instant())
                    .execute();
            events.publish(new PostEvent.Pinned(post, owner));
        });
    }

    /** It no longer does. */
    public void unpinned(Identity owner, Post post) {
        transactions.run(() -> {
            var removed = sql.deleteFrom(PIN)
                    .where(PIN.OWNER_ID.eq(owner.id()).and(PIN.POST_ID.eq(post.id())))
                    .execute();
            if (removed > 0) {
                events.publish(new PostEvent.Unpinned(post, owner));
            }
        });
    }

    /** What stands at the top of somebody's page, the last pinned first, as far as the viewer may read it. */
    public List<Post> of(long ownerId, @Nullable Long viewerId) {
        return transactions.read(() -> rows.inOrder(
                sql.select(PIN.POST_ID)
                        .from(PIN)
                        .join(POST)
                        .on(POST.ID.eq(PIN.POST_ID))
                        .where(PIN.OWNER_ID.eq(ownerId))
                        .and(Visibility.to(viewerId))
                        .orderBy(PIN.ID.desc())
                        .limit(MOST)
                        .fetch(PIN.POST_ID),
                DSL.noCondition()));
    }

    /** Those of {@code postIds} at the top of {@code ownerId}'s page: one query for a page. */
    public Set<Long> among(long ownerId, Collection<Long> postIds) {
        return postIds.isEmpty()
                ? Set.of()
                : transactions.read(() -> sql.select(PIN.POST_ID)
                        .from(PIN)
                        .where(PIN.OWNER_ID.eq(ownerId).and(PIN.POST_ID.in(postIds)))
                        .fetchSet(PIN.POST_ID));
    }

    private void requireCoordinator(Identity group, Identity by) {
        if (!group.isLocal()) {
            throw Refused.notAllowed("What stands at the top of its page says that group's own server.");
        }
        memberships.require(group.id(), by.id(), Right.TIDY);
    }
}
