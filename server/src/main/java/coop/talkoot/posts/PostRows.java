package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.FAVOURITE;
import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_RECIPIENT;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.schema.tables.records.PostRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads posts: a page of them costs six queries, however many there are. */
@Singleton
final class PostRows {
    /**
     * A post with its tags and whom it is for, in one statement, as each costs more to ask for than to do. Answers that
     * came before what they answer join it.
     */
    private static final String WRITTEN = """
            with written as ({0}),
            tagged as (
              insert into post_tag(post_id, tag) select written.id, named.tag from written cross join unnest({1}) as named(tag)
              on conflict do nothing returning tag),
            addressed as (
              insert into post_recipient(post_id, actor_id)
              select written.id, named.id from written cross join unnest({2}) as named(id)),
            adopted as (
              update post set in_reply_to_id = written.id from written
              where post.in_reply_to_uri = {3} and post.in_reply_to_id is null returning post.id)
            select array(select tag::varchar from tagged) as added_tags, array(select id from adopted) as adopted
            from written""";

    private static final Field<String[]> ADDED_TAGS = DSL.field(DSL.name("added_tags"), String[].class);
    private static final Field<Long[]> ADOPTED = DSL.field(DSL.name("adopted"), Long[].class);

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

    /**
     * Writes a post with all that hangs on it, and gives it back without reading it again; empty when there is one of
     * this uri already, also since a moment ago.
     */
    Optional<Post> insert(long id, String uri, NewPost post, @Nullable Post parent, Instant instant) {
        var now = instant.truncatedTo(ChronoUnit.MICROS);
        var isLocal = post.origin() instanceof Origin.Local;
        var published = post.publishedAt() == null || post.publishedAt().isAfter(now)
                ? now
                : post.publishedAt().truncatedTo(ChronoUnit.MICROS);
        var group = post.group() == null && parent != null ? parent.group() : post.group();
        var url = isLocal || post.url() == null ? uri : post.url();
        var insert = sql.insertInto(POST)
                .set(POST.ID, id)
                .set(POST.URI, uri)
                .set(POST.URL, url)
                .set(POST.IS_LOCAL, isLocal)
                .set(POST.KIND, post.kind().name())
                .set(POST.AUTHOR_ID, post.author().id())
                .set(POST.GROUP_ID, group == null ? null : group.id())
                .set(POST.IN_REPLY_TO_ID, parent == null ? null : parent.id())
                .set(POST.IN_REPLY_TO_URI, post.inReplyToUri())
                .set(POST.ROOT_ID, parent == null ? id : parent.rootId())
                .set(POST.AUDIENCE, post.audience().name())
                .set(POST.TITLE, post.words().title())
                .set(POST.TEXT, post.words().text())
                .set(POST.CONTENT_HTML, post.words().contentHtml())
                .set(POST.LANGUAGE, post.words().language())
                .set(POST.WARNING, post.words().warning())
                .set(POST.IS_SENSITIVE, post.words().isSensitive())
                .set(POST.PUBLISHED_AT, published)
                .set(POST.RAW, post.raw() == null ? null : JSON.valueOf(post.raw()))
                .set(POST.CREATED_AT, now)
                .onConflict(POST.URI)
                .doNothing()
                .returning(POST.ID);
        var recipients = new TreeMap<Long, Identity>();
        post.recipients().forEach(person -> recipients.put(person.id(), person));
        var written = sql.resultQuery(
                        WRITTEN,
                        insert,
                        DSL.val(post.words().tags().toArray(String[]::new)),
                        DSL.val(recipients.keySet().toArray(Long[]::new)),
                        DSL.val(uri))
                .coerce(ADDED_TAGS, ADOPTED)
                .fetchOne();
        if (written == null) {
            return Optional.empty();
        }
        var rootId = parent == null ? id : parent.rootId();
        var answers = written.get(ADOPTED);
        if (answers.length > 0) {
            sql.update(POST)
                    .set(POST.ROOT_ID, rootId)
                    .where(POST.ROOT_ID.in(answers))
                    .execute();
        }
        return Optional.of(new Post(
                id,
                uri,
                url,
                isLocal,
                post.kind(),
                post.author(),
                group,
                parent == null ? null : parent.id(),
                post.inReplyToUri(),
                rootId,
                post.audience(),
                post.words().title(),
                post.words().text(),
                post.words().contentHtml(),
                post.words().language(),
                post.words().warning(),
                post.words().isSensitive(),
                published,
                null,
                null,
                inOrder(Stream.of(written.get(ADDED_TAGS))),
                List.copyOf(recipients.values()),
                new Post.Counts(answers.length, 0, 0),
                post.raw()));
    }

    /** Gives those that are new, each once whatever its capitals, in order. */
    List<String> addTags(long id, List<String> tags) {
        if (tags.isEmpty()) {
            return List.of();
        }
        var insert = sql.insertInto(POST_TAG, POST_TAG.POST_ID, POST_TAG.TAG);
        for (var tag : tags) {
            insert = insert.values(id, tag);
        }
        return inOrder(insert.onConflictDoNothing().returning(POST_TAG.TAG).fetch(POST_TAG.TAG).stream());
    }

    private static List<String> inOrder(Stream<String> tags) {
        return tags.sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    /** Newest first. */
    Page<Post> page(Condition condition, Page.Request page) {
        return Page.of(newest(condition, page.before(), page.limit() + 1), page.limit(), Post::id);
    }

    /** The newest of those before that id. */
    List<Post> newest(Condition condition, long before, int limit) {
        return read(sql.selectFrom(POST)
                .where(condition)
                .and(POST.ID.lt(before))
                .orderBy(POST.ID.desc())
                .limit(limit)
                .fetch());
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
    List<Post> inOrder(List<Long> ids, Condition condition) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var posts = new ArrayList<>(
                read(sql.selectFrom(POST).where(POST.ID.in(ids)).and(condition).fetch()));
        posts.sort((one, other) -> Integer.compare(ids.indexOf(one.id()), ids.indexOf(other.id())));
        return posts;
    }

    Map<Long, Post> byId(List<Long> ids) {
        return inOrder(ids, DSL.noCondition()).stream().collect(Collectors.toMap(Post::id, post -> post));
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
                row.getWarning(),
                row.getIsSensitive(),
                row.getPublishedAt(),
                row.getEditedAt(),
                row.getDeletedAt(),
                tags,
                recipients.stream()
                        .map(id -> Objects.requireNonNull(known.get(id)))
                        .toList(),
                counts,
                row.getRaw() == null ? null : row.getRaw().data());
    }
}
