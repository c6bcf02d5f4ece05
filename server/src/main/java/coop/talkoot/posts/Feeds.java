package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.documents.Attachments;
import coop.talkoot.people.FollowList;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.Span;
import coop.talkoot.platform.Transactions;
import coop.talkoot.platform.Wording;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record2;
import org.jooq.Select;
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

    private static final Field<Long> LINE = DSL.field(DSL.name("line", "id"), Long.class);
    private static final Field<Long> LINE_POST = DSL.field(DSL.name("line", "post"), Long.class);

    private final DSLContext sql;
    private final Transactions transactions;
    private final AppearanceRows rows;
    private final RecentHomes home;
    private final Clock clock;
    private final Map<Asked, Wording> everybody = new ConcurrentHashMap<>();

    /** What changes the words of the query for what everybody says. */
    private record Asked(boolean isForSomebody, Origins origins, boolean onlyMedia, int limit, boolean isNearest) {}

    Feeds(DSLContext sql, Transactions transactions, AppearanceRows rows, RecentHomes home, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.rows = rows;
        this.home = home;
        this.clock = clock;
    }

    /** What the viewer, those they follow and their groups say, and what those they follow pass on. */
    public List<Appearance> home(long viewerId, Span span) {
        return filled(homeLines(viewerId, span));
    }

    /** The same, not yet filled with what stands there. */
    public List<Line> homeLines(long viewerId, Span span) {
        return transactions.read(() -> home.read(viewerId, span));
    }

    /** Reads what stands in these places; newest first, whatever their order. */
    public List<Appearance> filled(List<Line> lines) {
        return lines.isEmpty() ? List.of() : transactions.read(() -> rows.read(lines));
    }

    /** What those in a list of the viewer's say and pass on. */
    public List<Appearance> ofList(FollowList list, long viewerId, Span span) {
        return read(posts(ListTimelines.condition(list, viewerId, clock.instant()), span), span);
    }

    /** What anybody says to everybody, but answers to others. */
    public List<Appearance> everybody(@Nullable Long viewerId, Origins origins, boolean onlyMedia, Span span) {
        return filled(everybodyLines(viewerId, origins, onlyMedia, span));
    }

    /** The same, not yet filled with what stands there. */
    public List<Line> everybodyLines(@Nullable Long viewerId, Origins origins, boolean onlyMedia, Span span) {
        var asked = new Asked(viewerId != null, origins, onlyMedia, span.limit(), span.isNearest());
        var wording = everybody.computeIfAbsent(
                asked, first -> Wording.of(sql, everybody(first, Markers.in(span)), Markers.ALL));
        var values = Markers.values(viewerId == null ? Markers.VIEWER : viewerId, clock.instant(), span);
        return transactions.read(() ->
                wording.with(sql, values).coerce(LINE, LINE_POST).fetch(row -> new Line(row.value1(), row.value2())));
    }

    private static Select<?> everybody(Asked asked, Span span) {
        Long viewerId = asked.isForSomebody() ? Long.valueOf(Markers.VIEWER) : null;
        var begins = POST.IN_REPLY_TO_URI.isNull();
        var open = Visibility.to(viewerId).and(Visibility.listed(viewerId)).and(isPublic());
        var heard = Quiet.apartFrom(viewerId, Markers.NOW);
        return lines(
                posts(
                        open.and(begins)
                                .and(of(asked.origins()))
                                .and(media(asked.onlyMedia()))
                                .and(heard),
                        span),
                span);
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
                .limit(DSL.inline(span.limit()));
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
        var passedOn = announces(condition.and(ANNOUNCE.ACTOR_ID.eq(actorId)), viewerId, clock.instant(), span);
        return read(DSL.selectFrom(said.asTable("said")).union(DSL.selectFrom(passedOn.asTable("passed"))), span);
    }

    private Condition heard(@Nullable Long viewerId) {
        return Quiet.apartFrom(viewerId, clock.instant());
    }

    private static Condition media(boolean only) {
        return only ? Attachments.hangOn(POST.ID) : DSL.noCondition();
    }

    /** Written into the statement, so that it is found in the index of these. */
    static Condition isPublic() {
        return POST.AUDIENCE.eq(DSL.inline(Audience.PUBLIC.name()));
    }

    private static Condition of(Origins origins) {
        return switch (origins) {
            case ALL -> DSL.noCondition();
            case HERE -> POST.IS_LOCAL.isTrue();
            case ELSEWHERE -> POST.IS_LOCAL.isFalse();
        };
    }

    private List<Appearance> read(Select<Record2<Long, Long>> found, Span span) {
        return transactions.read(() ->
                rows.read(sql.fetch(lines(found, span)).map(row -> new Line(row.value1(), row.value2()))));
    }

    static Select<Record2<Long, Long>> lines(Select<Record2<Long, Long>> found, Span span) {
        return DSL.select(LINE, LINE_POST)
                .from(found.asTable("line", "id", "post"))
                .orderBy(order(LINE, span))
                .limit(DSL.inline(span.limit()));
    }

    static Select<Record2<Long, Long>> posts(Condition condition, Span span) {
        return DSL.select(POST.ID, POST.ID.as("post"))
                .from(POST)
                .where(condition)
                .and(within(POST.ID, span))
                .orderBy(order(POST.ID, span))
                .limit(DSL.inline(span.limit()));
    }

    static Select<Record2<Long, Long>> announces(Condition condition, @Nullable Long viewerId, Instant now, Span span) {
        var there = DSL.not(Standing.suspended(ANNOUNCE.ACTOR_ID));
        var welcome = viewerId == null ? there : there.andNot(Standing.muted(ANNOUNCE.ACTOR_ID, viewerId, now));
        return DSL.select(ANNOUNCE.ID, ANNOUNCE.POST_ID)
                .from(ANNOUNCE)
                .join(POST)
                .on(POST.ID.eq(ANNOUNCE.POST_ID))
                .where(condition)
                .and(viewerId == null ? welcome : welcome.andNot(Standing.blocked(ANNOUNCE.ACTOR_ID, viewerId)))
                .and(within(ANNOUNCE.ID, span))
                .orderBy(order(ANNOUNCE.ID, span))
                .limit(DSL.inline(span.limit()));
    }

    static Condition within(Field<Long> id, Span span) {
        return id.lt(span.before()).and(id.gt(span.after()));
    }

    static OrderField<Long> order(Field<Long> id, Span span) {
        return span.isNearest() ? id.asc() : id.desc();
    }
}
