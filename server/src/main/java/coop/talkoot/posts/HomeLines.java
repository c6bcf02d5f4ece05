package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.FOLLOWED_TAG;
import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.groups.Belonging;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.Span;
import coop.talkoot.platform.Wording;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;

/**
 * Finds what stands in somebody's home timeline, in up to three steps that all say the same; a step that finds enough is
 * the last. First among what anybody wrote last, where it mostly is. Then above the newest of each whom they follow, so
 * that of hundreds only those who wrote lately are looked at. Then among all that these ever wrote.
 */
@Singleton
final class HomeLines {
    /** So many posts are looked at in the first step. */
    private static final int LATELY = 3_000;

    /** Some of the newest are not for the viewer: the second step looks further than it would have to. */
    private static final int SLACK = 3;

    private static final Field<Long> FOUND_ID = DSL.field(DSL.name("found", "id"), Long.class);
    private static final Field<Long> FOUND_POST = DSL.field(DSL.name("found", "post"), Long.class);
    private static final Field<Long> SOURCE = DSL.field(DSL.name("source", "id"), Long.class);
    private static final Field<Long> SAID_ID = DSL.field(DSL.name("said", "id"), Long.class);
    private static final Field<Long> SAID_POST = DSL.field(DSL.name("said", "post"), Long.class);

    private static final Field<Boolean> IS_ENOUGH = DSL.field(DSL.name("is_enough"), Boolean.class);
    private static final Field<Boolean> IS_WHOLE = DSL.field(DSL.name("is_whole"), Boolean.class);

    private final DSLContext sql;
    private final Clock clock;
    private final Map<Asked, Wording> wordings = new ConcurrentHashMap<>();

    private enum Step {
        ABOVE,
        LATELY,
        NEWEST,
        ANYHOW
    }

    /** What changes a query's words. */
    private record Asked(Step step, int limit, boolean isNearest) {}

    HomeLines(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Newest first, or as the span goes. */
    List<Line> read(long viewerId, Span span) {
        if (!span.isNearest()) {
            var lately = lately(viewerId, span);
            if (lately.isPresent()) {
                return lately.get();
            }
            var above = newest(viewerId, span);
            var found = anyhow(viewerId, new Span(span.limit(), span.before(), above, false));
            if (found.size() == span.limit() || above == span.after()) {
                return found;
            }
        }
        return anyhow(viewerId, span);
    }

    /** What stands above {@code span.after()}, the newest of it; empty when too much was written since to look through it. */
    Optional<List<Line>> above(long viewerId, Span span) {
        var found = ask(Step.ABOVE, viewerId, span)
                .coerce(IS_WHOLE, FOUND_ID, FOUND_POST)
                .fetch();
        return found.getFirst().value1()
                ? Optional.of(found.stream()
                        .filter(row -> row.value2() != null)
                        .map(row -> new Line(row.value2(), row.value3()))
                        .toList())
                : Optional.empty();
    }

    private static Select<?> aboveQuery(long viewerId, Instant now, Span span) {
        var viewer = DSL.val(viewerId);
        var recent = recent(span);
        var said = DSL.select(POST.ID, POST.ID.as("post"))
                .from(recent)
                .where(Home.holds(viewer))
                .and(Visibility.to(viewerId))
                .and(Home.isHeard(viewer, now));
        var found = said.union(Feeds.announces(passedOn(viewerId, now), viewerId, now, span))
                .orderBy(DSL.inline(1).desc())
                .limit(DSL.inline(span.limit()))
                .asTable("found", "id", "post");
        var written = DSL.select(DSL.count().lt(DSL.inline(LATELY)).as(IS_WHOLE))
                .from(recent(span).as("written"))
                .asTable("whole");
        return DSL.select(IS_WHOLE, FOUND_ID, FOUND_POST)
                .from(written)
                .leftJoin(found)
                .on(DSL.trueCondition())
                .orderBy(FOUND_ID.desc());
    }

    /** The newest of all posts within the span. By its name the conditions, which are over POST, hold for it. */
    private static Table<?> recent(Span span) {
        return DSL.select(POST.ID, POST.AUTHOR_ID, POST.GROUP_ID, POST.ROOT_ID, POST.AUDIENCE, POST.DELETED_AT)
                .from(POST)
                .where(Feeds.within(POST.ID, span))
                .orderBy(POST.ID.desc())
                .limit(DSL.inline(LATELY))
                .asTable(POST.getName());
    }

    /** Empty when there are too few among the last posts of all to be sure that these are the newest. */
    private Optional<List<Line>> lately(long viewerId, Span span) {
        var lines = ask(Step.LATELY, viewerId, span)
                .coerce(FOUND_ID, FOUND_POST, IS_ENOUGH)
                .fetch();
        return lines.isEmpty() || !lines.getFirst().get(IS_ENOUGH)
                ? Optional.empty()
                : Optional.of(lines.map(row -> new Line(row.value1(), row.value2())));
    }

    private static Select<?> latelyQuery(long viewerId, Instant now, Span span) {
        var viewer = DSL.val(viewerId);
        var recent = recent(span);
        var said = DSL.select(POST.ID, POST.ID.as("post"))
                .from(recent)
                .where(Home.holds(viewer))
                .and(Visibility.to(viewerId))
                .and(Home.isHeard(viewer, now))
                .orderBy(POST.ID.desc())
                .limit(DSL.inline(span.limit()));
        var lowest = DSL.field(DSL.select(DSL.min(SAID_ID)).from("said"));
        var passedOn = Feeds.announces(passedOn(viewerId, now).and(ANNOUNCE.ID.gt(lowest)), viewerId, now, span);
        var enough =
                DSL.field(DSL.select(DSL.count().eq(DSL.inline(span.limit()))).from("said"));
        return DSL.with(DSL.name("said").fields("id", "post").asMaterialized(said))
                .select(FOUND_ID, FOUND_POST, enough.as(IS_ENOUGH))
                .from(DSL.select(SAID_ID, SAID_POST)
                        .from("said")
                        .union(DSL.selectFrom(passedOn.asTable("passed", "id", "post")))
                        .asTable("found", "id", "post"))
                .orderBy(FOUND_ID.desc())
                .limit(DSL.inline(span.limit()));
    }

    /** So many whom they follow wrote last after this id that their newest alone are more than the page. */
    private long newest(long viewerId, Span span) {
        return ask(Step.NEWEST, viewerId, span)
                .coerce(FOUND_ID)
                .fetchOptional(FOUND_ID)
                .orElse(span.after());
    }

    private static Select<?> newestQuery(long viewerId, Span span) {
        var last = DSL.lateral(DSL.select(POST.ID)
                .from(POST)
                .where(POST.AUTHOR_ID.eq(SOURCE).and(Feeds.within(POST.ID, span)))
                .orderBy(POST.AUTHOR_ID, POST.ID.desc())
                .limit(DSL.inline(1))
                .asTable("found", "id"));
        return DSL.select(FOUND_ID)
                .from(Standing.followed(viewerId).asTable("source", "id"))
                .crossJoin(last)
                .orderBy(FOUND_ID.desc())
                .offset(DSL.inline(SLACK * span.limit()))
                .limit(DSL.inline(1));
    }

    /** Each source asked by itself: its newest are found in an index, however many others there are. */
    private List<Line> anyhow(long viewerId, Span span) {
        return ask(Step.ANYHOW, viewerId, span)
                .coerce(FOUND_ID, FOUND_POST)
                .fetch(row -> new Line(row.value1(), row.value2()));
    }

    private static Select<?> anyhowQuery(long viewerId, Instant now, Span span) {
        var people = Standing.followed(viewerId).union(DSL.select(DSL.val(viewerId)));
        var visible = Visibility.to(viewerId).and(Home.isHeard(DSL.val(viewerId), now));
        var said = from(people, Feeds.posts(POST.AUTHOR_ID.eq(SOURCE).and(visible), span));
        var inGroups = from(
                Belonging.groupsOf(viewerId),
                Feeds.posts(POST.GROUP_ID.eq(SOURCE).and(visible), span));
        var passedOn = from(
                Standing.heard(viewerId),
                Feeds.announces(
                        ANNOUNCE.ACTOR_ID.eq(SOURCE).and(visible).and(isPassedOn(viewerId, now)), viewerId, now, span));
        return Feeds.lines(said.union(inGroups).union(passedOn).union(underTags(viewerId, visible, span)), span);
    }

    /** For a query over POST and ANNOUNCE. */
    private static Condition passedOn(long viewerId, Instant now) {
        return Standing.heardBy(ANNOUNCE.ACTOR_ID, viewerId)
                .and(Visibility.to(viewerId))
                .and(Home.isHeard(DSL.val(viewerId), now))
                .and(isPassedOn(viewerId, now));
    }

    private static Condition isPassedOn(long viewerId, Instant now) {
        return Home.isBrought(DSL.val(viewerId), now).and(Home.isPasserHeard(DSL.val(viewerId), now));
    }

    private ResultQuery<Record> ask(Step step, long viewerId, Span span) {
        var asked = new Asked(step, span.limit(), span.isNearest());
        return wordings.computeIfAbsent(asked, first -> Wording.of(sql, query(step, Markers.in(span)), Markers.ALL))
                .with(sql, Markers.values(viewerId, clock.instant(), span));
    }

    private Select<?> query(Step step, Span span) {
        return switch (step) {
            case ABOVE -> aboveQuery(Markers.VIEWER, Markers.NOW, span);
            case LATELY -> latelyQuery(Markers.VIEWER, Markers.NOW, span);
            case NEWEST -> newestQuery(Markers.VIEWER, span);
            case ANYHOW -> anyhowQuery(Markers.VIEWER, Markers.NOW, span);
        };
    }

    /** What is public under tags the viewer follows, found tag by tag. */
    private static Select<Record2<Long, Long>> underTags(long viewerId, Condition visible, Span span) {
        var source = DSL.select(FOLLOWED_TAG.TAG).from(FOLLOWED_TAG).where(FOLLOWED_TAG.ACTOR_ID.eq(viewerId));
        var tag = DSL.field(DSL.name("followed", "tag"), FOLLOWED_TAG.TAG.getDataType());
        var lines = DSL.select(POST_TAG.POST_ID, POST_TAG.POST_ID.as("post"))
                .from(POST_TAG)
                .join(POST)
                .on(POST.ID.eq(POST_TAG.POST_ID))
                .where(POST_TAG.TAG.eq(tag).and(visible).and(Feeds.isPublic()))
                .andNot(Standing.limited(POST.AUTHOR_ID))
                .and(Feeds.within(POST_TAG.POST_ID, span))
                .orderBy(Feeds.order(POST_TAG.POST_ID, span))
                .limit(DSL.inline(span.limit()));
        TableLike<?> found = DSL.lateral(lines.asTable("found", "id", "post"));
        return DSL.select(FOUND_ID, FOUND_POST)
                .from(source.asTable("followed", "tag"))
                .crossJoin(found);
    }

    private static Select<Record2<Long, Long>> from(Select<?> sources, Select<Record2<Long, Long>> lines) {
        TableLike<?> found = DSL.lateral(lines.asTable("found", "id", "post"));
        return DSL.select(FOUND_ID, FOUND_POST)
                .from(sources.asTable("source", "id"))
                .crossJoin(found);
    }
}
