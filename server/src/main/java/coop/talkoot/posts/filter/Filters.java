package coop.talkoot.posts.filter;

import static coop.talkoot.schema.Tables.FILTER;
import static coop.talkoot.schema.Tables.FILTER_KEYWORD;
import static coop.talkoot.schema.Tables.FILTER_POST;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Post;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The filters of each person; to anybody else they are not there. */
@Singleton
public final class Filters {
    public static final int MOST = 200;
    public static final int MOST_KEYWORDS = 100;
    public static final int MOST_POSTS = 1000;
    private static final int LONGEST_KEYWORD = 500;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final FilterRows rows;

    Filters(DSLContext sql, Transactions transactions, Ids ids, Clock clock, FilterRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.rows = rows;
    }

    /** {@code keywords} have no ids yet: give 0. */
    public Filter create(long personId, Filter.Terms terms, List<Filter.Keyword> keywords) {
        return transactions.write(() -> {
            rows.lock(personId);
            if (sql.fetchCount(FILTER, FILTER.PERSON_ID.eq(personId)) >= MOST) {
                throw Refused.invalid("title", "There are at most " + MOST + " filters.");
            }
            var id = ids.next();
            rows.insert(id, personId, terms, clock.instant());
            keywords.forEach(keyword -> addKeyword(personId, id, keyword.text(), keyword.isWholeWord()));
            return require(personId, id);
        });
    }

    public Filter change(long personId, long id, Filter.Terms terms) {
        return transactions.write(() -> {
            if (rows.update(own(personId, id), terms) == 0) {
                throw none();
            }
            return require(personId, id);
        });
    }

    public void delete(long personId, long id) {
        transactions.run(() -> {
            if (sql.deleteFrom(FILTER).where(own(personId, id)).execute() == 0) {
                throw none();
            }
        });
    }

    /** All of a person's, those that have run out too, oldest first. */
    public List<Filter> of(long personId) {
        return transactions.read(() -> rows.read(FILTER.PERSON_ID.eq(personId), null));
    }

    public Filter require(long personId, long id) {
        return find(own(personId, id)).orElseThrow(Filters::none);
    }

    /** The filter that has this keyword. */
    public Filter withKeyword(long personId, long keywordId) {
        return find(FILTER.PERSON_ID.eq(personId).and(FilterRows.hasKeyword(keywordId)))
                .orElseThrow(Filters::none);
    }

    /** The filter that names a post under this id. */
    public Filter withPost(long personId, long filteredPostId) {
        return find(FILTER.PERSON_ID.eq(personId).and(FilterRows.hasPost(filteredPostId)))
                .orElseThrow(Filters::none);
    }

    public Filter.Keyword addKeyword(long personId, long filterId, String text, boolean isWholeWord) {
        var word = checked(text);
        return transactions.write(() -> {
            rows.lock(personId);
            if (require(personId, filterId).keywords().size() >= MOST_KEYWORDS) {
                throw Refused.invalid("keyword", "A filter has at most " + MOST_KEYWORDS + " keywords.");
            }
            var id = ids.next();
            sql.insertInto(FILTER_KEYWORD)
                    .set(FILTER_KEYWORD.ID, id)
                    .set(FILTER_KEYWORD.FILTER_ID, filterId)
                    .set(FILTER_KEYWORD.KEYWORD, word)
                    .set(FILTER_KEYWORD.IS_WHOLE_WORD, isWholeWord)
                    .execute();
            return new Filter.Keyword(id, word, isWholeWord);
        });
    }

    public Filter.Keyword changeKeyword(long personId, Filter.Keyword keyword) {
        var word = checked(keyword.text());
        return transactions.write(() -> {
            withKeyword(personId, keyword.id());
            sql.update(FILTER_KEYWORD)
                    .set(FILTER_KEYWORD.KEYWORD, word)
                    .set(FILTER_KEYWORD.IS_WHOLE_WORD, keyword.isWholeWord())
                    .where(FILTER_KEYWORD.ID.eq(keyword.id()))
                    .execute();
            return new Filter.Keyword(keyword.id(), word, keyword.isWholeWord());
        });
    }

    public void removeKeyword(long personId, long keywordId) {
        transactions.run(() -> {
            withKeyword(personId, keywordId);
            sql.deleteFrom(FILTER_KEYWORD)
                    .where(FILTER_KEYWORD.ID.eq(keywordId))
                    .execute();
        });
    }

    /** The caller has checked that the person may read the post; naming it twice is naming it once. */
    public Filter.FilteredPost addPost(long personId, long filterId, Post post) {
        return transactions.write(() -> {
            rows.lock(personId);
            var named = require(personId, filterId).posts();
            var known = named.stream().filter(one -> one.postId() == post.id()).findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            if (named.size() >= MOST_POSTS) {
                throw Refused.invalid("post", "A filter names at most " + MOST_POSTS + " posts.");
            }
            var id = ids.next();
            sql.insertInto(FILTER_POST)
                    .set(FILTER_POST.ID, id)
                    .set(FILTER_POST.FILTER_ID, filterId)
                    .set(FILTER_POST.POST_ID, post.id())
                    .execute();
            return new Filter.FilteredPost(id, post.id());
        });
    }

    public void removePost(long personId, long filteredPostId) {
        transactions.run(() -> {
            withPost(personId, filteredPostId);
            sql.deleteFrom(FILTER_POST).where(FILTER_POST.ID.eq(filteredPostId)).execute();
        });
    }

    /** Those of these people who have a filter at all: few have. */
    public Set<Long> heldAmong(Collection<Long> personIds) {
        return personIds.isEmpty()
                ? Set.of()
                : transactions.read(() -> sql.selectDistinct(FILTER.PERSON_ID)
                        .from(FILTER)
                        .where(FILTER.PERSON_ID.in(personIds))
                        .fetchSet(FILTER.PERSON_ID));
    }

    /** What the person's filters catch among posts read in one place, by post id: one query for a page. */
    public Map<Long, List<FilterResult>> matching(@Nullable Long personId, Filter.Context context, List<Post> posts) {
        if (personId == null || posts.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var postIds = posts.stream().map(Post::id).toList();
        var holding = transactions.read(() -> rows.read(FILTER.PERSON_ID.eq(personId), postIds)).stream()
                .filter(filter -> filter.holds(context, now))
                .toList();
        return holding.isEmpty() ? Map.of() : FilterMatching.of(holding, posts, personId);
    }

    private Optional<Filter> find(Condition condition) {
        return transactions.read(() -> rows.read(condition, null).stream().findFirst());
    }

    private static Condition own(long personId, long id) {
        return FILTER.ID.eq(id).and(FILTER.PERSON_ID.eq(personId));
    }

    private static String checked(String text) {
        var word = text.strip();
        if (word.isEmpty() || word.length() > LONGEST_KEYWORD || word.indexOf('\0') >= 0) {
            throw Refused.invalid("keyword", "A keyword has 1 to " + LONGEST_KEYWORD + " characters.");
        }
        return word;
    }

    private static Refused none() {
        return Refused.notFound("There is no such filter of yours.");
    }
}
