package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.NOTICE;

import coop.talkoot.people.Identity;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.OnePlan;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.ThreadMutes;
import coop.talkoot.schema.Keys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes notices: one statement for all who are told of a deed, however many. Works in the deed's transaction. */
@Singleton
final class Teller {
    private final DSLContext sql;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final PushQueue push;

    Teller(DSLContext sql, DomainEvents events, Ids ids, Clock clock, PushQueue push) {
        this.sql = sql;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.push = push;
    }

    /** What is told: {@code actor} did it. */
    record Deed(
            Notice.Kind kind,
            Identity actor,
            @Nullable Post post,
            @Nullable Identity group,
            @Nullable Long subjectId,
            String detail) {
        static Deed of(Notice.Kind kind, Identity actor) {
            return new Deed(kind, actor, null, null, null, "");
        }

        static Deed to(Notice.Kind kind, Identity actor, Post post) {
            return new Deed(kind, actor, post, null, null, "");
        }

        static Deed in(Notice.Kind kind, Identity actor, Identity group) {
            return new Deed(kind, actor, null, group, null, "");
        }
    }

    void tell(Deed deed, Collection<Long> people) {
        if (!people.isEmpty()) {
            var person = DSL.field(DSL.name("people", "person"), Long.class);
            tell(
                    deed,
                    DSL.select(person)
                            .from(DSL.unnest(OnePlan.of(people.toArray(Long[]::new)))
                                    .as("people", "person")));
        }
    }

    /** Tells those among {@code people} who are told things at all and want to hear of this. */
    void tell(Deed deed, Select<Record1<Long>> people) {
        tell(
                deed,
                people.asTable("told", "person"),
                DSL.val(deed.subjectId(), NOTICE.SUBJECT_ID),
                DSL.val(deed.detail()));
    }

    /** What is particular to one of many who are told of the same. */
    record Each(long personId, long subjectId, String detail) {}

    /** Tells each of them with a subject and a detail of their own, in place of the deed's. */
    void tellEach(Deed deed, List<Each> people) {
        var told = DSL.table(
                "unnest({0}, {1}, {2}) as told(person, subject, detail)",
                DSL.val(people.stream().map(Each::personId).toArray(Long[]::new)),
                DSL.val(people.stream().map(Each::subjectId).toArray(Long[]::new)),
                DSL.val(people.stream().map(Each::detail).toArray(String[]::new)));
        tell(
                deed,
                told,
                DSL.field(DSL.name("told", "subject"), Long.class),
                DSL.field(DSL.name("told", "detail"), String.class));
    }

    private void tell(Deed deed, Table<?> told, Field<Long> subject, Field<String> detail) {
        var id = ids.next();
        var now = clock.instant();
        var person = DSL.field(DSL.name("told", "person"), Long.class);
        var insert = sql.insertInto(
                        NOTICE,
                        NOTICE.PERSON_ID,
                        NOTICE.ID,
                        NOTICE.KIND,
                        NOTICE.ACTOR_ID,
                        NOTICE.POST_ID,
                        NOTICE.GROUP_ID,
                        NOTICE.SUBJECT_ID,
                        NOTICE.DETAIL,
                        NOTICE.CREATED_AT)
                .select(DSL.selectDistinct(
                                person,
                                DSL.val(id),
                                DSL.val(deed.kind().name()),
                                DSL.val(deed.actor().id()),
                                DSL.val(deed.post() == null ? null : deed.post().id(), NOTICE.POST_ID),
                                DSL.val(
                                        deed.group() == null
                                                ? null
                                                : deed.group().id(),
                                        NOTICE.GROUP_ID),
                                subject,
                                detail,
                                DSL.val(now, NOTICE.CREATED_AT))
                        .from(told)
                        .where(wants(person, deed)))
                .onConflictOnConstraint(Keys.NOTICE_ONCE_KEY);
        var written = deed.kind().isRenewed()
                ? insert.doUpdate()
                        .set(NOTICE.ID, DSL.excluded(NOTICE.ID))
                        .set(NOTICE.CREATED_AT, DSL.excluded(NOTICE.CREATED_AT))
                        .setNull(NOTICE.READ_AT)
                        .setNull(NOTICE.DISMISSED_AT)
                : insert.doNothing();
        var reached = written.returning(NOTICE.PERSON_ID).fetch(NOTICE.PERSON_ID);
        if (!reached.isEmpty()) {
            push.add(id, deed.kind(), deed.actor(), reached);
            events.publish(new NoticeEvent.Told(id, deed.kind(), reached));
        }
    }

    private Condition wants(Field<Long> person, Deed deed) {
        var there = Standing.canBeTold(person);
        if (deed.kind().isDuty()) {
            return there.and(person.ne(deed.actor().id()));
        }
        if (deed.kind() == Notice.Kind.NOT_PUBLISHED) {
            return there;
        }
        var heard = person.ne(deed.actor().id()).and(Standing.hears(person, deed.actor(), clock.instant()));
        // Who asked did nothing when the poll was over, and is told of it like those who answered.
        var hears = there.and(
                deed.kind() == Notice.Kind.POLL
                        ? heard.or(person.eq(deed.actor().id()))
                        : heard);
        var post = deed.post();
        if (post == null) {
            return hears;
        }
        var unmuted = hears.andNot(ThreadMutes.hold(person, post.rootId()));
        return deed.kind() == Notice.Kind.STATUS ? unmuted.andNot(named(person, post)) : unmuted;
    }

    /** Who is named in a post is told of that, and not once more that it was written. */
    private static Condition named(Field<Long> person, Post post) {
        var other = NOTICE.as("other");
        return DSL.exists(DSL.selectOne()
                .from(other)
                .where(other.PERSON_ID.eq(person).and(other.POST_ID.eq(post.id())))
                .and(other.KIND.in(Notice.Kind.MENTION.name(), Notice.Kind.ANSWER.name())));
    }

    /** It was taken back: if they have not read of it they need not. */
    void untell(Notice.Kind kind, Identity actor, long personId, @Nullable Post post) {
        sql.deleteFrom(NOTICE)
                .where(NOTICE.PERSON_ID.eq(personId).and(NOTICE.KIND.eq(kind.name())))
                .and(NOTICE.ACTOR_ID.eq(actor.id()))
                .and(post == null ? NOTICE.POST_ID.isNull() : NOTICE.POST_ID.eq(post.id()))
                .and(NOTICE.READ_AT.isNull())
                .execute();
    }

    /** A follow was answered. */
    void settle(Notice.Kind kind, Identity actor, long personId) {
        sql.deleteFrom(NOTICE)
                .where(NOTICE.PERSON_ID.eq(personId).and(NOTICE.KIND.eq(kind.name())))
                .and(NOTICE.ACTOR_ID.eq(actor.id()))
                .execute();
    }

    /** Somebody's request to a group was answered: none of its coordinators needs to. Gives whether any was told. */
    boolean settleRequest(Identity actor, Identity group) {
        return sql.deleteFrom(NOTICE)
                        .where(NOTICE.GROUP_ID.eq(group.id()).and(NOTICE.ACTOR_ID.eq(actor.id())))
                        .and(NOTICE.KIND.eq(Notice.Kind.JOIN_REQUEST.name()))
                        .execute()
                > 0;
    }

    /** A post is gone, and with it what was told of it. */
    void forget(Post post) {
        sql.deleteFrom(NOTICE).where(NOTICE.POST_ID.eq(post.id())).execute();
    }

    /** Somebody wants nothing to do with somebody any more. */
    void forget(long personId, long actorId) {
        sql.deleteFrom(NOTICE)
                .where(NOTICE.PERSON_ID.eq(personId).and(NOTICE.ACTOR_ID.eq(actorId)))
                .execute();
    }
}
