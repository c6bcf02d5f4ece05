package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Finds posts by their words, their address or their tags. */
@Singleton
public final class Search {
    private final DSLContext sql;
    private final Transactions transactions;
    private final PostRows rows;
    private final PostBook book;

    Search(DSLContext sql, Transactions transactions, PostRows rows, PostBook book) {
        this.sql = sql;
        this.transactions = transactions;
        this.rows = rows;
        this.book = book;
    }

    /** Newest first, of what {@code viewerId} (null: the public) may read. */
    public List<Post> words(String words, @Nullable Long viewerId, int limit, int offset) {
        var matches = DSL.condition("{0} @@ websearch_to_tsquery('simple', {1})", POST.SEARCH, DSL.val(words));
        return transactions.read(() -> rows.inOrder(
                sql.select(POST.ID)
                        .from(POST)
                        .where(matches.and(Visibility.to(viewerId)).and(Visibility.listed(viewerId)))
                        .orderBy(POST.ID.desc())
                        .limit(limit)
                        .offset(offset)
                        .fetch(POST.ID),
                DSL.noCondition()));
    }

    /** The post known here by its id or by the address of its page; whoever asks checks who may read it. */
    public Optional<Post> byAddress(String url) {
        return transactions.read(() ->
                rows.one(POST.URI.eq(url)).or(() -> rows.one(POST.URL.eq(url).and(POST.IS_LOCAL.isFalse()))));
    }

    /** Asks the server of the address. Not in a transaction. */
    public Optional<Post> elsewhere(String url) {
        return book.find(url);
    }

    /** Tags that begin so. */
    public List<String> tags(String beginning, int limit) {
        var prefix = beginning.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
        return beginning.isBlank()
                ? List.of()
                : transactions.read(() -> sql.selectDistinct(DSL.field("tag::text", String.class))
                        .from(POST_TAG)
                        .where(DSL.condition("tag::text like {0} escape '!'", DSL.val(prefix)))
                        .orderBy(1)
                        .limit(limit)
                        .fetch(0, String.class));
    }
}
