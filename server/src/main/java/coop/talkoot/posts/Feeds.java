package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.FOLLOWED_TAG;
import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.documents.Attachments;
import coop.talkoot.groups.Belonging;
import coop.talkoot.people.FollowList;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.Span;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Lists in which what somebody passes on has a place of its own. Each post appears once: as itself where it belongs,
 * else where it was passed on first.
 */
@Singleton
public final class Feeds {
    /** Which posts: of this instance, of others, or both. */
    public enum Origins {
        ALL,
        HERE,
        ELSEWHERE
    }

    /** What to leave out of what somebody says; {@code tag} is null for any. */
    public record Choice(
            boolean withReplies,
            boolean withAnnounces,
            boolean onlyMedia,
            @Nullable String tag) {}

    private static final Field<Long> FOUND_ID = DSL.field(DSL.name("found", "id"), Long.class);
    private static final Field<Long> FOUND_POST = DSL.field(DSL.name("found", "post"), Long.class);
    private static final Field<Long> SOURCE = DSL.field(DSL.name("source", "id"), Long.class);

    private final DSLContext sql;
    private final Transactions transactions;
    private final AppearanceRows rows;
    private final Clock clock;

    Feeds(DSLContext sql, Transactions transactions, AppearanceRows rows, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    /** What the viewer, those they follow and their groups say, and what those they follow pass on. */
    public List<Appearance> home(long viewerId, Span span) {
        var people = Standing.followed(viewerId).union(DSL.select(DSL.val(viewerId)));
        var now = clock.instant();
        var visible = Visibility.to(viewerId).and(Home.isHeard(DSL.val(viewerId), now));
        var said = from(people, posts(POST.AUTHOR_ID.eq(SOURCE).and(visible), span));
        var inGroups = from(
                Belonging.groupsOf(viewerId), posts(POST.GROUP_ID.eq(SOURCE).and(visible), span));
        var passedOn = from(
                Standing.heard(viewerId),
                announces(
                        ANNOUNCE.ACTOR_ID
                                .eq(SOURCE)
                                .and(visible)
                                .and(Home.isBrought(DSL.val(viewerId), now))
                                .and(Home.isPasserHeard(DSL.val(viewerId), now)),
                        viewerId,
                        span));
        return read(said.union(inGroups).union(passedOn).union(underTags(viewerId, visible, span)), span);
    }

    /** What is public under tags the viewer follows, found tag by tag. */
    private static Select<Record2<Long, Long>> underTags(long viewerId, Condition visible, Span span) {
        var source = DSL.select(FOLLOWED_TAG.TAG).from(FOLLOWED_TAG).where(FOLLOWED_TAG.ACTOR_ID.eq(viewerId));
        var tag = DSL.field(DSL.name("followed", "tag"), FOLLOWED_TAG.TAG.getDataType());
        var lines = DSL.select(POST_TAG.POST_ID, POST_TAG.POST_ID.as("post"))
                .from(POST_TAG)
                .join(POST)
                .on(POST.ID.eq(POST_TAG.POST_ID))
                .where(POST_TAG.TAG.eq(tag).and(visible).and(isPublic()))
                .andNot(Standing.limited(POST.AUTHOR_ID))
                .and(within(POST_TAG.POST_ID, span))
                .orderBy(order(POST_TAG.POST_ID, span))
                .limit(span.limit());
        TableLike<?> found = DSL.lateral(lines.asTable("found", "id", "post"));
        return DSL.select(FOUND_ID, FOUND_POST)
                .from(source.asTable("followed", "tag"))
                .crossJoin(found);
    }

    /** What those in a list of the viewer's say and pass on. */
    public List<Appearance> ofList(FollowList list, long viewerId, Span span) {
        return read(posts(ListTimelines.condition(list, viewerId, clock.instant()), span), span);
    }

    /** What anybody says to everybody, but answers to others. */
    public List<Appearance> everybody(@Nullable Long viewerId, Origins origins, boolean onlyMedia, Span span) {
        var begins = POST.IN_REPLY_TO_URI.isNull();
        var open = Visibility.to(viewerId).and(Visibility.listed(viewerId)).and(isPublic());
        return read(
                posts(open.and(begins).and(of(origins)).and(media(onlyMedia)).and(heard(viewerId)), span), span);
    }

    /** Public posts with a tag; the tag stands without #. */
    public List<Appearance> tagged(String tag, @Nullable Long viewerId, Origins origins, boolean onlyMedia, Span span) {
        var condition = Visibility.to(viewerId)
                .and(Visibility.listed(viewerId))
                .and(isPublic())
                .and(of(origins))
                .and(media(onlyMedia))
                .and(heard(viewerId));
        var tagged = DSL.select(POST_TAG.POST_ID, POST_TAG.POST_ID.as("post"))
                .from(POST_TAG)
                .join(POST)
                .on(POST.ID.eq(POST_TAG.POST_ID))
                .where(AnyCase.equal(POST_TAG.TAG, tag).and(condition))
                .and(within(POST_TAG.POST_ID, span))
                .orderBy(order(POST_TAG.POST_ID, span))
                .limit(span.limit());
        return read(tagged, span);
    }

    /** What somebody says and passes on; of a group, what its members say in it. */
    public List<Appearance> of(long actorId, @Nullable Long viewerId, Choice choice, Span span) {
        var condition = Visibility.to(viewerId).and(media(choice.onlyMedia()));
        if (choice.tag() != null) {
            condition = condition.and(DSL.exists(DSL.selectOne()
                    .from(POST_TAG)
                    .where(POST_TAG.POST_ID.eq(POST.ID).and(AnyCase.equal(POST_TAG.TAG, choice.tag())))));
        }
        var own = POST.AUTHOR_ID.eq(actorId);
        var said = posts(
                choice.withReplies() ? condition.and(own) : condition.and(own).and(POST.IN_REPLY_TO_URI.isNull()),
                span);
        if (!choice.withAnnounces()) {
            return read(said, span);
        }
        var passedOn = announces(condition.and(ANNOUNCE.ACTOR_ID.eq(actorId)), viewerId, span);
        return read(DSL.selectFrom(said.asTable("said")).union(DSL.selectFrom(passedOn.asTable("passed"))), span);
    }

    private Condition heard(@Nullable Long viewerId) {
        return Quiet.apartFrom(viewerId, clock.instant());
    }

    private static Condition media(boolean only) {
        return only ? Attachments.hangOn(POST.ID) : DSL.noCondition();
    }

    private static Condition isPublic() {
        return POST.AUDIENCE.eq(Audience.PUBLIC.name());
    }

    private static Condition of(Origins origins) {
        return switch (origins) {
            case ALL -> DSL.noCondition();
            case HERE -> POST.IS_LOCAL.isTrue();
            case ELSEWHERE -> POST.IS_LOCAL.isFalse();
        };
    }

    private List<Appearance> read(Select<Record2<Long, Long>> lines, Span span) {
        var all = lines.asTable("line", "id", "post");
        var id = DSL.field(DSL.name("line", "id"), Long.class);
        var post = DSL.field(DSL.name("line", "post"), Long.class);
        return transactions.read(() -> rows.read(sql.select(id, post)
                .from(all)
                .orderBy(order(id, span))
                .limit(span.limit())
                .fetch()));
    }

    /** Asked for each source by itself: its newest are found in an index, however many others there are. */
    private static Select<Record2<Long, Long>> from(Select<?> sources, Select<Record2<Long, Long>> lines) {
        TableLike<?> found = DSL.lateral(lines.asTable("found", "id", "post"));
        return DSL.select(FOUND_ID, FOUND_POST)
                .from(sources.asTable("source", "id"))
                .crossJoin(found);
    }

    private static Select<Record2<Long, Long>> posts(Condition condition, Span span) {
        return DSL.select(POST.ID, POST.ID.as("post"))
                .from(POST)
                .where(condition)
                .and(within(POST.ID, span))
                .orderBy(order(POST.ID, span))
                .limit(span.limit());
    }

    private Select<Record2<Long, Long>> announces(Condition condition, @Nullable Long viewerId, Span span) {
        var there = DSL.not(Standing.suspended(ANNOUNCE.ACTOR_ID));
        var welcome =
                viewerId == null ? there : there.andNot(Standing.muted(ANNOUNCE.ACTOR_ID, viewerId, clock.instant()));
        return DSL.select(ANNOUNCE.ID, ANNOUNCE.POST_ID)
                .from(ANNOUNCE)
                .join(POST)
                .on(POST.ID.eq(ANNOUNCE.POST_ID))
                .where(condition)
                .and(viewerId == null ? welcome : welcome.andNot(Standing.blocked(ANNOUNCE.ACTOR_ID, viewerId)))
                .and(within(ANNOUNCE.ID, span))
                .orderBy(order(ANNOUNCE.ID, span))
                .limit(span.limit());
    }

    static Condition within(Field<Long> id, Span span) {
        return id.lt(span.before()).and(id.gt(span.after()));
    }

    static OrderField<Long> order(Field<Long> id, Span span) {
        return span.isNearest() ? id.asc() : id.desc();
    }
}
