package coop.talkoot.groups;

import static coop.talkoot.schema.Tables.MEMBERSHIP;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Membership}. */
@Singleton
final class MembershipRows {
    private final DSLContext sql;
    private final Clock clock;
    private final Identities identities;
    private final Settings settings;

    MembershipRows(DSLContext sql, Clock clock, Identities identities, Settings settings) {
        this.sql = sql;
        this.clock = clock;
        this.identities = identities;
        this.settings = settings;
    }

    Optional<Membership> one(Condition condition) {
        return all(condition, 1, Long.MAX_VALUE).stream().findFirst();
    }

    Page<Membership> page(Condition condition, Page.Request page) {
        return Page.of(all(condition, page.limit() + 1, page.before()), page.limit(), Membership::id);
    }

    List<Membership> all(Condition condition, int limit, long before) {
        var found = sql.selectFrom(MEMBERSHIP)
                .where(condition)
                .and(MEMBERSHIP.ID.lt(before))
                .orderBy(MEMBERSHIP.ID.desc())
                .limit(limit)
                .fetch();
        var ids = new LinkedHashSet<Long>(found.getValues(MEMBERSHIP.ACTOR_ID));
        ids.addAll(found.getValues(MEMBERSHIP.GROUP_ID));
        var known = identities.byIds(ids);
        var memberships = new ArrayList<Membership>();
        for (var row : found) {
            memberships.add(new Membership(
                    row.getId(),
                    row.getUri(),
                    Objects.requireNonNull(known.get(row.getGroupId())),
                    Objects.requireNonNull(known.get(row.getActorId())),
                    Role.valueOf(row.getRole()),
                    Membership.State.valueOf(row.getState()),
                    row.getJoinUri(),
                    row.getRequestedAt(),
                    row.getJoinedAt(),
                    row.getLeftAt()));
        }
        return memberships;
    }

    /** A new row, or the old one of somebody who comes back. */
    void put(
            long id,
            Group group,
            Identity person,
            Role role,
            Membership.State state,
            @Nullable String joinUri,
            Instant now) {
        sql.insertInto(MEMBERSHIP)
                .set(MEMBERSHIP.ID, id)
                .set(MEMBERSHIP.URI, settings.uri("/memberships/" + id))
                .set(MEMBERSHIP.GROUP_ID, group.id())
                .set(MEMBERSHIP.ACTOR_ID, person.id())
                .set(MEMBERSHIP.ROLE, role.name())
                .set(MEMBERSHIP.STATE, state.name())
                .set(MEMBERSHIP.JOIN_URI, joinUri)
                .set(MEMBERSHIP.REQUESTED_AT, now)
                .onConflict(MEMBERSHIP.GROUP_ID, MEMBERSHIP.ACTOR_ID)
                .doUpdate()
                .set(MEMBERSHIP.ROLE, role.name())
                .set(MEMBERSHIP.STATE, state.name())
                .set(MEMBERSHIP.JOIN_URI, joinUri)
                .set(MEMBERSHIP.REQUESTED_AT, now)
                .setNull(MEMBERSHIP.JOINED_AT)
                .setNull(MEMBERSHIP.LEFT_AT)
                .execute();
    }

    void activate(long id) {
        sql.update(MEMBERSHIP)
                .set(MEMBERSHIP.STATE, Membership.State.ACTIVE.name())
                .set(MEMBERSHIP.JOINED_AT, clock.instant())
                .setNull(MEMBERSHIP.LEFT_AT)
                .where(MEMBERSHIP.ID.eq(id))
                .execute();
    }

    void end(long id) {
        sql.update(MEMBERSHIP)
                .set(MEMBERSHIP.STATE, Membership.State.LEFT.name())
                .set(MEMBERSHIP.LEFT_AT, clock.instant())
                .where(MEMBERSHIP.ID.eq(id))
                .execute();
    }

    String newJoinUri(long id) {
        return settings.uri("/activities/join-" + id);
    }
}
