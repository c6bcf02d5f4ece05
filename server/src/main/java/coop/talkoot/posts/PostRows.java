package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.FAVOURITE;
import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_RECIPIENT;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.schema.tables.records.PostRecord;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Reads posts: a page of them costs six queries, however many there are. */
@Singleton
final class PostRows {
    private final DSLContext sql;
    private final Identities identities;

    PostRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    Optional<Post> one(Condition condition) {
        return read(sql.selectFrom(POST).where(condition).limit(1).fetch()).stream()
                .findFirst();
    }

    /** Newest first. */
    Page<Post> page(Condition condition, Page.Request page) {
        var rows = sql.selectFrom(POST)
                .where(condition)
                .and(POST.ID.lt(page.before()))
                .orderBy(POST.ID.desc())
                .limit(page.limit() + 1)
                .fetch();
        return Page.of(read(rows), page.limit(), Post::id);
    }

    /** Oldest first, for a thread; {@code after} is the id of the last one seen. */
    List<Post> ascending(Condition condition, long after, int limit) {
        return read(sql.selectFrom(POST)
                .where(condition)
                .and(POST.ID.gt(after))
                .orderBy(POST.ID)
                .limit(limit)
                .fetch());
    }

    /** In the order of {@code ids}. */
    List<Post> inOrder(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var posts =
                new ArrayList<>(read(sql.selectFrom(POST).where(POST.ID.in(ids)).fetch()));
        posts.sort((one, other) -> Integer.compare(ids.indexOf(one.id()), ids.indexOf(other.id())));
        return posts;
    }

    private List<Post> read(List<PostRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(PostRecord::getId).toList();
        var tags = sql.selectFrom(POST_TAG)
                .where(POST_TAG.POST_ID.in(ids))
                .orderBy(POST_TAG.TAG)
                .fetchGroups(POST_TAG.POST_ID, POST_TAG.TAG);
        var recipients = sql.selectFrom(POST_RECIPIENT)
                .where(POST_RECIPIENT.POST_ID.in(ids))
                .orderBy(POST_RECIPIENT.ACTOR_ID)
                .fetchGroups(POST_RECIPIENT.POST_ID, POST_RECIPIENT.ACTOR_ID);
        var people = new LinkedHashSet<Long>();
        rows.forEach(row -> {
            people.add(row.getAuthorId());
            if (row.getGroupId() != null) {
                people.add(row.getGroupId());
            }
        });
        recipients.values().forEach(people::addAll);
        var known = identities.byIds(people);
        var replies = counts(POST, POST.IN_REPLY_TO_ID, ids, POST.DELETED_AT.isNull());
        var favourites = counts(FAVOURITE, FAVOURITE.POST_ID, ids, DSL.noCondition());
        var announces = counts(ANNOUNCE, ANNOUNCE.POST_ID, ids, DSL.noCondition());
        return rows.stream()
                .map(row -> read(
                        row,
                        known,
                        tags.getOrDefault(row.getId(), List.of()),
                        recipients.getOrDefault(row.getId(), List.of()),
                        new Post.Counts(
                                replies.getOrDefault(row.getId(), 0),
                                favourites.getOrDefault(row.getId(), 0),
                                announces.getOrDefault(row.getId(), 0))))
                .toList();
    }

    private Map<Long, Integer> counts(
            org.jooq.Table<?> table, Field<Long> key, Collection<Long> ids, Condition condition) {
        return sql.select(key, DSL.count())
                .from(table)
                .where(key.in(ids).and(condition))
                .groupBy(key)
                .fetchMap(key, DSL.count());
    }

    private static Post read(
            PostRecord row, Map<Long, Identity> known, List<String> tags, List<Long> recipients, Post.Counts counts) {
        return new Post(
                row.getId(),
                row.getUri(),
                row.getUrl(),
                row.getIsLocal(),
                Post.Kind.valueOf(row.getKind()),
                Objects.requireNonNull(known.get(row.getAuthorId())),
                row.getGroupId() == null ? null : known.get(row.getGroupId()),
                row.getInReplyToId(),
                row.getInReplyToUri(),
                row.getRootId(),
                Audience.valueOf(row.getAudience()),
                row.getTitle(),
                row.getText(),
                row.getContentHtml(),
                row.getLanguage(),
                row.getPublishedAt(),
                row.getEditedAt(),
                row.getDeletedAt(),
                row.getPinnedAt(),
                tags,
                recipients.stream()
                        .map(id -> Objects.requireNonNull(known.get(id)))
                        .toList(),
                counts,
                row.getRaw() == null ? null : row.getRaw().data());
    }
}
