package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.HOME_VERSION;
import static coop.talkoot.schema.Tables.POST;

import coop.talkoot.people.Standing;
import coop.talkoot.platform.Wording;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Whether a home timeline still is what was read of it: one small question to the database. */
@Singleton
final class HomeState {
    private static final Long[] POSTS = {Markers.VIEWER};
    private static final Long[] ANNOUNCES = {Markers.VIEWER};
    private static final Field<Long> VERSION = DSL.field("version", Long.class);
    private static final Field<Long> NEWEST = DSL.field("newest", Long.class);
    private static final Field<Integer> THERE = DSL.field("there", Integer.class);

    private final DSLContext sql;
    private final Supplier<Wording> question = SupplierUtil.memoized(this::question);

    HomeState(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @param version counts what changed for whom: follows, mutes, blocks, groups, tags, lists
     * @param newest the highest id of what anybody said or passed on; 0 for nothing
     * @param areAllThere none of the lines was taken back, and nobody was suspended who said or passed them on
     */
    record Found(long version, long newest, boolean areAllThere) {}

    Found of(long viewerId, List<Line> lines) {
        var posts = lines.stream().map(Line::postId).distinct().toArray(Long[]::new);
        var announces = lines.stream()
                .filter(line -> line.id() != line.postId())
                .map(Line::id)
                .toArray(Long[]::new);
        var row = question.get()
                .with(sql, Map.of(Markers.VIEWER, viewerId, POSTS, posts, ANNOUNCES, announces))
                .coerce(VERSION, NEWEST, THERE)
                .fetchSingle();
        return new Found(
                Objects.requireNonNullElse(row.value1(), 0L),
                Objects.requireNonNullElse(row.value2(), 0L),
                row.value3() == posts.length + announces.length);
    }

    private Wording question() {
        var version = DSL.select(HOME_VERSION.VERSION)
                .from(HOME_VERSION)
                .where(HOME_VERSION.PERSON_ID.eq(DSL.val(Markers.VIEWER)));
        var newest = DSL.greatest(
                DSL.field(DSL.select(DSL.max(POST.ID)).from(POST)),
                DSL.field(DSL.select(DSL.max(ANNOUNCE.ID)).from(ANNOUNCE)));
        var posts = DSL.selectCount()
                .from(POST)
                .where(POST.ID.eq(DSL.any(DSL.cast(DSL.val(POSTS), Long[].class))))
                .and(POST.DELETED_AT.isNull())
                .andNot(Standing.suspended(POST.AUTHOR_ID));
        var announces = DSL.selectCount()
                .from(ANNOUNCE)
                .where(ANNOUNCE.ID.eq(DSL.any(DSL.cast(DSL.val(ANNOUNCES), Long[].class))))
                .andNot(Standing.suspended(ANNOUNCE.ACTOR_ID));
        return Wording.of(
                sql,
                sql.select(DSL.field(version), newest, DSL.field(posts).plus(DSL.field(announces))),
                Set.of(Markers.VIEWER, POSTS, ANNOUNCES));
    }
}
