package coop.talkoot.posts.filter;

import static coop.talkoot.schema.Tables.FILTER;
import static coop.talkoot.schema.Tables.FILTER_KEYWORD;
import static coop.talkoot.schema.Tables.FILTER_POST;

import coop.talkoot.schema.tables.records.FilterRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Filter}. */
@Singleton
final class FilterRows {
    private final DSLContext sql;

    FilterRows(DSLContext sql) {
        this.sql = sql;
    }

    /** One change of a person's filters at a time: what was counted stays true until the commit. */
    void lock(long personId) {
        sql.fetch("select pg_advisory_xact_lock({0})", DSL.val(personId));
    }

    void insert(long id, long personId, Filter.Terms terms, Instant now) {
        var row = sql.newRecord(FILTER);
        row.setId(id);
        row.setPersonId(personId);
        row.setCreatedAt(now);
        fill(row, terms);
        row.insert();
    }

    int update(Condition which, Filter.Terms terms) {
        var row = sql.newRecord(FILTER);
        fill(row, terms);
        return sql.update(FILTER).set(row).where(which).execute();
    }

    private static void fill(FilterRecord row, Filter.Terms terms) {
        row.setTitle(terms.title());
        row.setContexts(terms.contexts().stream().map(Enum::name).sorted().toArray(String[]::new));
        row.setAction(terms.action().name());
        row.setExpiresAt(terms.expiresAt());
    }

    static Condition hasKeyword(long keywordId) {
        return FILTER.ID.in(
                DSL.select(FILTER_KEYWORD.FILTER_ID).from(FILTER_KEYWORD).where(FILTER_KEYWORD.ID.eq(keywordId)));
    }

    static Condition hasPost(long filteredPostId) {
        return FILTER.ID.in(
                DSL.select(FILTER_POST.FILTER_ID).from(FILTER_POST).where(FILTER_POST.ID.eq(filteredPostId)));
    }

    /** Oldest first; of the posts they name only those among {@code postIds}, or all when that is null. One query. */
    List<Filter> read(Condition condition, @Nullable Collection<Long> postIds) {
        var keywords = DSL.multiset(DSL.select(FILTER_KEYWORD.ID, FILTER_KEYWORD.KEYWORD, FILTER_KEYWORD.IS_WHOLE_WORD)
                        .from(FILTER_KEYWORD)
                        .where(FILTER_KEYWORD.FILTER_ID.eq(FILTER.ID))
                        .orderBy(FILTER_KEYWORD.ID))
                .convertFrom(rows -> rows.map(Records.mapping(Filter.Keyword::new)));
        var posts = DSL.multiset(DSL.select(FILTER_POST.ID, FILTER_POST.POST_ID)
                        .from(FILTER_POST)
                        .where(FILTER_POST.FILTER_ID.eq(FILTER.ID))
                        .and(postIds == null ? DSL.noCondition() : FILTER_POST.POST_ID.in(postIds))
                        .orderBy(FILTER_POST.ID))
                .convertFrom(rows -> rows.map(Records.mapping(Filter.FilteredPost::new)));
        return sql.select(FILTER, keywords, posts)
                .from(FILTER)
                .where(condition)
                .orderBy(FILTER.ID)
                .fetch(row -> filter(row.value1(), row.value2(), row.value3()));
    }

    private static Filter filter(FilterRecord row, List<Filter.Keyword> keywords, List<Filter.FilteredPost> posts) {
        var contexts = Arrays.stream(row.getContexts())
                .filter(Objects::nonNull)
                .map(Filter.Context::valueOf)
                .collect(Collectors.toSet());
        return new Filter(
                row.getId(),
                new Filter.Terms(row.getTitle(), contexts, Filter.Action.valueOf(row.getAction()), row.getExpiresAt()),
                keywords,
                posts);
    }
}
