package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;
import static coop.talkoot.schema.Tables.FOLLOW;
import static coop.talkoot.schema.Tables.HOST_BLOCK;

import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Servers a person wants nothing of: hidden for them alone. What the keepers decided for all is moderation's. */
@Singleton
public final class HostBlocks {
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}(?::|$))[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?(?::[0-9]{1,5})?");

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Follows follows;

    HostBlocks(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Settings settings, Follows follows) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.follows = follows;
    }

    /** {@code host} is what stands after the @ of its people's addresses. */
    public record HostBlock(long id, String host, Instant createdAt) {}

    /** Hides a server and ends the follows between the person and its people, both ways. Once is enough. */
    public void block(Identity person, String server) {
        var host = server.strip().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw Refused.invalid("domain", "A domain looks like coop.example.");
        }
        if (host.equals(settings.domain())) {
            throw Refused.invalid("domain", "This is the server you live on.");
        }
        transactions.run(() -> {
            sql.insertInto(HOST_BLOCK)
                    .set(HOST_BLOCK.ID, ids.next())
                    .set(HOST_BLOCK.PERSON_ID, person.id())
                    .set(HOST_BLOCK.HOST, host)
                    .set(HOST_BLOCK.CREATED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
            endFollows(person, host);
        });
    }

    private void endFollows(Identity person, String host) {
        var rows = sql.selectFrom(FOLLOW)
                .where(FOLLOW.FOLLOWER_ID.eq(person.id()).and(livesOn(FOLLOW.FOLLOWEE_ID, host)))
                .or(FOLLOW.FOLLOWEE_ID.eq(person.id()).and(livesOn(FOLLOW.FOLLOWER_ID, host)))
                .fetch();
        for (var follow : Follows.read(sql, rows)) {
            if (follow.follower().id() == person.id()) {
                follows.end(person.id(), follow.followee().id());
            } else {
                follows.reject(follow);
            }
        }
    }

    /** One look a follow, where a large server would have everybody of it gone through. */
    private static Condition livesOn(Field<Long> actorId, String host) {
        return AnyCase.equal(DSL.field(DSL.select(ACTOR.DOMAIN).from(ACTOR).where(ACTOR.ID.eq(actorId))), host);
    }

    /** Follows that ended stay ended. */
    public void unblock(long personId, String server) {
        transactions.run(() -> sql.deleteFrom(HOST_BLOCK)
                .where(HOST_BLOCK.PERSON_ID.eq(personId).and(AnyCase.equal(HOST_BLOCK.HOST, server.strip())))
                .execute());
    }

    /** Newest first. */
    public Page<HostBlock> of(long personId, Page.Request page) {
        return transactions.read(() -> Page.of(
                sql.selectFrom(HOST_BLOCK)
                        .where(HOST_BLOCK.PERSON_ID.eq(personId).and(HOST_BLOCK.ID.lt(page.before())))
                        .orderBy(HOST_BLOCK.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(row -> new HostBlock(row.getId(), row.getHost(), row.getCreatedAt())),
                page.limit(),
                HostBlock::id));
    }

    /** Those of {@code actorIds} who live on a server that the person hides: one query for a page. */
    public Set<Long> among(long personId, Collection<Long> actorIds) {
        return transactions.read(() -> sql.select(ACTOR.ID)
                .from(ACTOR)
                .where(ACTOR.ID.in(actorIds).and(Standing.onHiddenHost(ACTOR.ID, personId)))
                .fetchSet(ACTOR.ID));
    }
}
