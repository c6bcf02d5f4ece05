package coop.talkoot.people;

import static coop.talkoot.schema.Tables.BLOCK;
import static coop.talkoot.schema.Tables.FOLLOW;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Who wants nothing to do with whom. */
@Singleton
public final class Blocks {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Identities identities;

    Blocks(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.identities = identities;
    }

    /** Ends follows in both directions and keeps new ones out. Blocking twice is one block. */
    public Block block(Identity blocker, Identity blocked, Origin origin) {
        if (blocker.id() == blocked.id()) {
            throw Refused.invalid("blocked", "Nobody can block themselves.");
        }
        return transactions.write(() -> {
            IdentityRows.lock(sql, blocker.id());
            var known = between(blocker.id(), blocked.id());
            if (known.isPresent()) {
                return known.get();
            }
            sql.deleteFrom(FOLLOW)
                    .where(FOLLOW.FOLLOWER_ID.eq(blocker.id()).and(FOLLOW.FOLLOWEE_ID.eq(blocked.id())))
                    .or(FOLLOW.FOLLOWER_ID.eq(blocked.id()).and(FOLLOW.FOLLOWEE_ID.eq(blocker.id())))
                    .execute();
            var id = ids.next();
            var uri = switch (origin) {
                case Origin.Local local -> settings.uri("/activities/block-" + id);
                case Origin.Remote remote -> remote.uri();
            };
            sql.insertInto(BLOCK)
                    .set(BLOCK.ID, id)
                    .set(BLOCK.URI, uri)
                    .set(BLOCK.BLOCKER_ID, blocker.id())
                    .set(BLOCK.BLOCKED_ID, blocked.id())
                    .set(BLOCK.CREATED_AT, clock.instant())
                    .execute();
            var block = new Block(id, uri, blocker, blocked, clock.instant());
            events.publish(new PeopleEvent.Blocked(block));
            return block;
        });
    }

    /** Takes a block back; nothing happens when there is none. */
    public void unblock(long blockerId, long blockedId) {
        transactions.run(() -> between(blockerId, blockedId).ifPresent(block -> {
            sql.deleteFrom(BLOCK).where(BLOCK.ID.eq(block.id())).execute();
            events.publish(new PeopleEvent.Unblocked(block));
        }));
    }

    /** Whom somebody blocks, newest first. */
    public Page<Block> of(long blockerId, Page.Request page) {
        return transactions.read(() -> {
            var rows = sql.selectFrom(BLOCK)
                    .where(BLOCK.BLOCKER_ID.eq(blockerId).and(BLOCK.ID.lt(page.before())))
                    .orderBy(BLOCK.ID.desc())
                    .limit(page.limit() + 1)
                    .fetch();
            var people = new LinkedHashSet<>(rows.getValues(BLOCK.BLOCKED_ID));
            people.add(blockerId);
            var known = identities.byIds(people);
            return Page.of(
                    rows.map(row -> new Block(
                            row.getId(),
                            row.getUri(),
                            Objects.requireNonNull(known.get(row.getBlockerId())),
                            Objects.requireNonNull(known.get(row.getBlockedId())),
                            row.getCreatedAt())),
                    page.limit(),
                    Block::id);
        });
    }

    /** Those of {@code actorIds} somebody blocks: one query for a page. */
    public Set<Long> among(long blockerId, Collection<Long> actorIds) {
        return transactions.read(() -> sql.select(BLOCK.BLOCKED_ID)
                .from(BLOCK)
                .where(BLOCK.BLOCKER_ID.eq(blockerId).and(BLOCK.BLOCKED_ID.in(actorIds)))
                .fetchSet(BLOCK.BLOCKED_ID));
    }

    public Optional<Block> between(long blockerId, long blockedId) {
        return transactions.read(() -> sql.selectFrom(BLOCK)
                .where(BLOCK.BLOCKER_ID.eq(blockerId).and(BLOCK.BLOCKED_ID.eq(blockedId)))
                .fetchOptional(row -> new Block(
                        row.getId(),
                        row.getUri(),
                        identities.get(row.getBlockerId()),
                        identities.get(row.getBlockedId()),
                        row.getCreatedAt())));
    }

    /** Whether a block stands in either direction. */
    public boolean stands(long oneId, long otherId) {
        return transactions.read(() -> exists(sql, oneId, otherId) || exists(sql, otherId, oneId));
    }

    static boolean exists(DSLContext sql, long blockerId, long blockedId) {
        return sql.fetchExists(BLOCK, BLOCK.BLOCKER_ID.eq(blockerId).and(BLOCK.BLOCKED_ID.eq(blockedId)));
    }
}
