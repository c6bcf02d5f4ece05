package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;
import static coop.talkoot.schema.Tables.PROFILE;
import static coop.talkoot.schema.Tables.PROFILE_FIELD;

import coop.talkoot.schema.tables.records.ProfileFieldRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Reads and writes profiles: any number of them cost two queries. */
@Singleton
final class ProfileRows {
    /** Of an upsert: whether there was no such row before. */
    private static final Field<Boolean> IS_INSERTED = DSL.field("xmax = 0", SQLDataType.BOOLEAN.notNull());

    private final DSLContext sql;

    ProfileRows(DSLContext sql) {
        this.sql = sql;
    }

    /** One change of somebody's at a time. */
    void lock(long actorId) {
        IdentityRows.lock(sql, actorId);
    }

    /** Those who have said something, by actor id. */
    Map<Long, Profile> of(Collection<Long> actorIds) {
        if (actorIds.isEmpty()) {
            return Map.of();
        }
        var rows = sql.selectFrom(PROFILE).where(PROFILE.ACTOR_ID.in(actorIds)).fetch();
        if (rows.isEmpty()) {
            return Map.of();
        }
        var fields = sql.selectFrom(PROFILE_FIELD)
                .where(PROFILE_FIELD.ACTOR_ID.in(actorIds))
                .orderBy(PROFILE_FIELD.POSITION)
                .fetchGroups(
                        PROFILE_FIELD.ACTOR_ID,
                        row -> new Profile.Field(
                                row.getName(), row.getValueHtml(), row.getLink(), row.getVerifiedAt()));
        var profiles = new HashMap<Long, Profile>();
        for (var row : rows) {
            profiles.put(
                    row.getActorId(),
                    new Profile(
                            fields.getOrDefault(row.getActorId(), List.of()),
                            row.getIsBot(),
                            row.getIsDiscoverable(),
                            row.getIsIndexable()));
        }
        return profiles;
    }

    /** What was seen of a link stays known as long as the link does. Who was silent before costs two statements at most. */
    void put(long actorId, Profile profile, @Nullable Instant checkedAt) {
        var isFirst = sql.insertInto(PROFILE)
                .set(PROFILE.ACTOR_ID, actorId)
                .set(PROFILE.IS_BOT, profile.isBot())
                .set(PROFILE.IS_DISCOVERABLE, profile.isDiscoverable())
                .set(PROFILE.IS_INDEXABLE, profile.isIndexable())
                .onConflict(PROFILE.ACTOR_ID)
                .doUpdate()
                .set(PROFILE.IS_BOT, profile.isBot())
                .set(PROFILE.IS_DISCOVERABLE, profile.isDiscoverable())
                .set(PROFILE.IS_INDEXABLE, profile.isIndexable())
                .returningResult(IS_INSERTED)
                .fetchSingle(IS_INSERTED);
        List<ProfileFieldRecord> known = isFirst
                ? List.of()
                : sql.deleteFrom(PROFILE_FIELD)
                        .where(PROFILE_FIELD.ACTOR_ID.eq(actorId))
                        .returning()
                        .fetch();
        var rows = new ArrayList<ProfileFieldRecord>();
        for (var position = 0; position < profile.fields().size(); position++) {
            var field = profile.fields().get(position);
            var same = known.stream()
                    .filter(row -> field.link() != null && Objects.equals(row.getLink(), field.link()))
                    .findFirst();
            rows.add(new ProfileFieldRecord(
                    actorId,
                    position,
                    field.name(),
                    field.valueHtml(),
                    field.link(),
                    same.isPresent() ? same.get().getCheckedAt() : checkedAt,
                    same.isPresent() ? same.get().getVerifiedAt() : null));
        }
        if (!rows.isEmpty()) {
            sql.insertInto(PROFILE_FIELD).set(rows).execute();
        }
    }

    /** A link of somebody of this instance that nobody has followed yet. */
    record Unchecked(long actorId, int position, String link, String uri, String url) {}

    List<Unchecked> unchecked(int limit) {
        return sql.select(PROFILE_FIELD.ACTOR_ID, PROFILE_FIELD.POSITION, PROFILE_FIELD.LINK, ACTOR.URI, ACTOR.URL)
                .from(PROFILE_FIELD)
                .join(ACTOR)
                .on(ACTOR.ID.eq(PROFILE_FIELD.ACTOR_ID))
                .where(PROFILE_FIELD.LINK.isNotNull())
                .and(PROFILE_FIELD.CHECKED_AT.isNull())
                .and(ACTOR.IS_LOCAL)
                .orderBy(PROFILE_FIELD.ACTOR_ID, PROFILE_FIELD.POSITION)
                .limit(limit)
                .fetch(row -> new Unchecked(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** True when the link still stands there. */
    boolean checked(Unchecked field, Instant at, boolean leadsBack) {
        return sql.update(PROFILE_FIELD)
                        .set(PROFILE_FIELD.CHECKED_AT, at)
                        .set(PROFILE_FIELD.VERIFIED_AT, leadsBack ? at : null)
                        .where(PROFILE_FIELD.ACTOR_ID.eq(field.actorId()))
                        .and(PROFILE_FIELD.POSITION.eq(field.position()))
                        .and(PROFILE_FIELD.LINK.eq(field.link()))
                        .execute()
                > 0;
    }
}
