package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;

import coop.talkoot.platform.Settings;
import coop.talkoot.schema.tables.records.ActorRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads {@link Identity} from its table. */
final class IdentityRows {
    private IdentityRows() {}

    static Optional<Identity> one(DSLContext sql, Condition condition) {
        return sql.selectFrom(ACTOR).where(condition).fetchOptional(IdentityRows::read);
    }

    /** One deed of somebody's at a time: what was looked up stays true until the commit. */
    static void lock(DSLContext sql, long id) {
        sql.selectOne().from(ACTOR).where(ACTOR.ID.eq(id)).forNoKeyUpdate().fetch();
    }

    /** Whether somebody of this instance is called that, or was who is no more: a handle is given once. */
    static boolean isTaken(DSLContext sql, Settings settings, String handle) {
        var uris = List.of(settings.uri("/users/" + handle), settings.uri("/groups/" + handle));
        return sql.fetchExists(ACTOR, ACTOR.URI.in(uris));
    }

    static List<Identity> all(DSLContext sql, Condition condition) {
        return sql.selectFrom(ACTOR).where(condition).fetch(IdentityRows::read).stream()
                .sorted(Comparator.comparingLong(Identity::id))
                .toList();
    }

    static Map<Long, Identity> byId(DSLContext sql, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql.selectFrom(ACTOR).where(ACTOR.ID.in(ids)).fetch(IdentityRows::read).stream()
                .collect(Collectors.toUnmodifiableMap(Identity::id, identity -> identity));
    }

    static Set<Long> secondNames(DSLContext sql, Collection<Long> ids) {
        return sql.resultQuery("""
            select person.id from actor person
            cross join lateral unnest(person.also_known_as) as alias (uri)
            join actor other on other.uri = alias.uri
            where person.id = any({0}) and other.id = any({0}) and other.id < person.id
              and person.uri = any(other.also_known_as)
            """, DSL.val(ids.toArray(Long[]::new))).fetchSet(0, Long.class);
    }

    static Identity read(ActorRecord row) {
        return new Identity(
                row.getId(),
                row.getUri(),
                Identity.Kind.valueOf(row.getKind()),
                row.getIsLocal(),
                row.getHandle(),
                row.getDomain(),
                row.getName(),
                row.getSummaryHtml(),
                row.getUrl(),
                new Identity.Endpoints(
                        row.getInbox(), row.getSharedInbox(), row.getOutbox(), row.getFollowers(), row.getFollowing()),
                list(row.getAlsoKnownAs()),
                list(row.getImplements()),
                row.getApprovesFollowers(),
                row.getIsSuspended(),
                row.getIsLimited(),
                row.getMovedToUri(),
                row.getGoneAt(),
                row.getRaw() == null ? null : row.getRaw().data(),
                row.getFetchedAt(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getIconUrl(),
                row.getImageUrl());
    }

    private static List<String> list(@Nullable String @Nullable [] values) {
        return values == null
                ? List.of()
                : Arrays.stream(values).filter(Objects::nonNull).toList();
    }
}
