package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.NOTICE;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Standing;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.PostConditions;
import coop.talkoot.posts.Timelines;
import coop.talkoot.schema.tables.records.NoticeRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads notices: a page of them costs a fixed number of queries. */
@Singleton
final class NoticeRows {
    private final DSLContext sql;
    private final Clock clock;
    private final Identities identities;
    private final Timelines timelines;

    NoticeRows(DSLContext sql, Clock clock, Identities identities, Timelines timelines) {
        this.sql = sql;
        this.clock = clock;
        this.identities = identities;
        this.timelines = timelines;
    }

    /** What a person has before them: nothing dismissed, of nobody they do not hear, of no post they cannot read. */
    Condition shown(long personId) {
        var duties = Stream.of(Notice.Kind.values())
                .filter(Notice.Kind::isDuty)
                .map(Enum::name)
                .toList();
        var heard = NOTICE.KIND
                .in(duties)
                .or(NOTICE.ACTOR_ID.eq(personId))
                .or(Standing.listensTo(NOTICE.ACTOR_ID, personId, clock.instant()));
        return NOTICE.PERSON_ID
                .eq(personId)
                .and(NOTICE.DISMISSED_AT.isNull())
                .and(heard)
                .andNot(Standing.suspended(NOTICE.ACTOR_ID))
                .and(NOTICE.POST_ID.isNull().or(PostConditions.readBy(NOTICE.POST_ID, personId)));
    }

    static Condition asked(NoticeQuery query) {
        var condition = query.kinds().size() == Notice.Kind.values().length
                ? DSL.noCondition()
                : NOTICE.KIND.in(query.kinds().stream().map(Enum::name).toList());
        if (query.actorId() != null) {
            condition = condition.and(NOTICE.ACTOR_ID.eq(query.actorId()));
        }
        if (query.before() != null) {
            condition = condition.and(NOTICE.ID.lt(query.before()));
        }
        if (query.since() != null) {
            condition = condition.and(NOTICE.ID.gt(query.since()));
        }
        return query.after() == null ? condition : condition.and(NOTICE.ID.gt(query.after()));
    }

    /** Newest first; with {@code after} those right above it. */
    List<NoticeRecord> rows(Condition condition, @Nullable Long after, int limit) {
        var rows = new ArrayList<>(sql.selectFrom(NOTICE)
                .where(condition)
                .orderBy(after == null ? NOTICE.ID.desc() : NOTICE.ID.asc())
                .limit(limit)
                .fetch());
        if (after != null) {
            Collections.reverse(rows);
        }
        return rows;
    }

    List<Notice> read(List<NoticeRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var people = new LinkedHashSet<Long>();
        rows.forEach(row -> {
            people.add(row.getActorId());
            if (row.getGroupId() != null) {
                people.add(row.getGroupId());
            }
        });
        var known = identities.byIds(people);
        var posts = posts(rows);
        return rows.stream().map(row -> notice(row, known, posts)).toList();
    }

    private Map<Long, Post> posts(List<NoticeRecord> rows) {
        var ids = rows.stream()
                .map(NoticeRecord::getPostId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return timelines.inOrder(ids).stream().collect(Collectors.toMap(Post::id, post -> post));
    }

    private static Notice notice(NoticeRecord row, Map<Long, Identity> people, Map<Long, Post> posts) {
        return new Notice(
                row.getId(),
                Notice.Kind.valueOf(row.getKind()),
                Objects.requireNonNull(people.get(row.getActorId())),
                row.getPostId() == null ? null : posts.get(row.getPostId()),
                row.getGroupId() == null ? null : people.get(row.getGroupId()),
                row.getSubjectId(),
                row.getDetail(),
                row.getCreatedAt(),
                row.getReadAt() != null);
    }
}
