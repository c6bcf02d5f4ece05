package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.CONVERSATION;
import static coop.talkoot.schema.Tables.POST;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Direct posts by thread, for each person of this instance who takes part. Which of them were read is their own to know. */
@Singleton
public final class Conversations {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final PostRows rows;

    Conversations(DSLContext sql, Transactions transactions, Ids ids, PostRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.rows = rows;
    }

    /** Those with the latest post first; pages go by the id of that post. */
    public Page<Conversation> of(Identity person, Page.Request page) {
        return transactions.read(() -> {
            var found = read(person, CONVERSATION.LAST_POST_ID.lt(page.before()), page.limit() + 1);
            return Page.of(
                    found, page.limit(), conversation -> conversation.latest().id());
        });
    }

    public Optional<Conversation> find(Identity person, long id) {
        return transactions.read(
                () -> read(person, CONVERSATION.ID.eq(id), 1).stream().findFirst());
    }

    /** Those that end with this post, by whose they are: of any of these people. */
    public Map<Long, Conversation> endingWith(long postId, Collection<Long> actorIds) {
        if (actorIds.isEmpty()) {
            return Map.of();
        }
        return transactions.read(() -> {
            var found = sql.select(CONVERSATION.ID, CONVERSATION.ACTOR_ID, CONVERSATION.IS_UNREAD)
                    .from(CONVERSATION)
                    .join(POST)
                    .on(POST.ID.eq(CONVERSATION.LAST_POST_ID))
                    .where(CONVERSATION.LAST_POST_ID.eq(postId).and(CONVERSATION.ACTOR_ID.in(actorIds)))
                    .and(POST.DELETED_AT.isNull())
                    .and(Visibility.reaches(CONVERSATION.ACTOR_ID))
                    .fetch();
            var latest = rows.byId(List.of(postId)).get(postId);
            var conversations = new HashMap<Long, Conversation>();
            if (latest != null) {
                found.forEach(row -> conversations.put(
                        row.value2(),
                        new Conversation(row.value1(), others(row.value2(), latest), latest, row.value3())));
            }
            return conversations;
        });
    }

    public int countUnread(long actorId) {
        return transactions.read(() ->
                sql.fetchCount(CONVERSATION, CONVERSATION.ACTOR_ID.eq(actorId).and(CONVERSATION.IS_UNREAD)));
    }

    /** They have read it. */
    public Conversation read(Identity person, long id) {
        return mark(person, id, false);
    }

    public Conversation unread(Identity person, long id) {
        return mark(person, id, true);
    }

    /** It is in their list no longer, until somebody writes again. */
    public void drop(Identity person, long id) {
        transactions.run(() -> {
            var removed = sql.deleteFrom(CONVERSATION)
                    .where(CONVERSATION.ID.eq(id).and(CONVERSATION.ACTOR_ID.eq(person.id())))
                    .execute();
            if (removed == 0) {
                throw nothing();
            }
        });
    }

    /** A direct post was written; in its transaction. Its author has read it. */
    void add(Post post) {
        if (post.audience() != Audience.DIRECT) {
            return;
        }
        var parties = new LinkedHashMap<Long, Identity>();
        post.recipients().forEach(person -> parties.put(person.id(), person));
        parties.put(post.author().id(), post.author());
        // one order for all, so that two posts of a thread do not wait for each other
        parties.values().stream()
                .filter(Identity::isLocal)
                .map(Identity::id)
                .sorted()
                .forEach(actorId -> {
                    var isUnread = actorId != post.author().id();
                    sql.insertInto(CONVERSATION)
                            .set(CONVERSATION.ID, ids.next())
                            .set(CONVERSATION.ACTOR_ID, actorId)
                            .set(CONVERSATION.ROOT_ID, post.rootId())
                            .set(CONVERSATION.LAST_POST_ID, post.id())
                            .set(CONVERSATION.IS_UNREAD, isUnread)
                            .onConflict(CONVERSATION.ACTOR_ID, CONVERSATION.ROOT_ID)
                            .doUpdate()
                            .set(
                                    CONVERSATION.LAST_POST_ID,
                                    DSL.greatest(CONVERSATION.LAST_POST_ID, DSL.excluded(CONVERSATION.LAST_POST_ID)))
                            .set(CONVERSATION.IS_UNREAD, isUnread)
                            .execute();
                });
    }

    /** A post is gone: conversations show the one before it, and end when there is none. In its transaction. */
    void remove(Post post) {
        var before = DSL.field(DSL.select(DSL.max(POST.ID))
                .from(POST)
                .where(POST.ROOT_ID.eq(CONVERSATION.ROOT_ID))
                .and(POST.AUDIENCE.eq(Audience.DIRECT.name()))
                .and(POST.DELETED_AT.isNull())
                .and(Visibility.isParty(CONVERSATION.ACTOR_ID)));
        sql.deleteFrom(CONVERSATION)
                .where(CONVERSATION.LAST_POST_ID.eq(post.id()).and(before.isNull()))
                .execute();
        sql.update(CONVERSATION)
                .set(CONVERSATION.LAST_POST_ID, before)
                .where(CONVERSATION.LAST_POST_ID.eq(post.id()))
                .execute();
    }

    private Conversation mark(Identity person, long id, boolean isUnread) {
        return transactions.write(() -> {
            sql.update(CONVERSATION)
                    .set(CONVERSATION.IS_UNREAD, isUnread)
                    .where(CONVERSATION.ID.eq(id).and(CONVERSATION.ACTOR_ID.eq(person.id())))
                    .execute();
            return find(person, id).orElseThrow(Conversations::nothing);
        });
    }

    private List<Conversation> read(Identity person, Condition condition, int limit) {
        var found = sql.select(CONVERSATION.ID, CONVERSATION.LAST_POST_ID, CONVERSATION.IS_UNREAD)
                .from(CONVERSATION)
                .join(POST)
                .on(POST.ID.eq(CONVERSATION.LAST_POST_ID))
                .where(CONVERSATION.ACTOR_ID.eq(person.id()))
                .and(condition)
                .and(Visibility.to(person.id()))
                .orderBy(CONVERSATION.LAST_POST_ID.desc())
                .limit(limit)
                .fetch();
        var posts = rows.byId(found.getValues(CONVERSATION.LAST_POST_ID));
        return found.map(row -> {
            var latest = Objects.requireNonNull(posts.get(row.value2()));
            return new Conversation(row.value1(), others(person.id(), latest), latest, row.value3());
        });
    }

    private static List<Identity> others(long personId, Post latest) {
        var others = new ArrayList<Identity>();
        others.add(latest.author());
        others.addAll(latest.recipients());
        return others.stream()
                .filter(other -> other.id() != personId)
                .distinct()
                .toList();
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }
}
