package coop.talkoot.mastodon;

import coop.talkoot.http.SentQuery;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.MastodonFilter;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.Filters;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** Filters in the older form, one for each word; their ids are those of the words. */
@Controller("/api/v1/filters")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OlderFiltersController {
    private static final String READ = "read:filters";
    private static final String WRITE = "write:filters";

    private final Filters filters;
    private final SentFilters sentFilters;
    private final Transactions transactions;

    OlderFiltersController(Filters filters, SentFilters sentFilters, Transactions transactions) {
        this.filters = filters;
        this.sentFilters = sentFilters;
        this.transactions = transactions;
    }

    @Get
    List<MastodonFilter.Older> all(Caller caller) {
        return filters.of(caller.viewer(READ).actorId()).stream()
                .flatMap(filter -> filter.keywords().stream().map(keyword -> MastodonFilter.Older.of(filter, keyword)))
                .toList();
    }

    @Get("/{id}")
    MastodonFilter.Older show(String id, Caller caller) {
        return drawn(caller.viewer(READ).actorId(), SentQuery.id(id));
    }

    @Post
    MastodonFilter.Older create(Caller caller, Sent sent) {
        var me = caller.viewer(WRITE).actorId();
        var keyword = new Filter.Keyword(0, sent.required("phrase"), sent.yes("whole_word", false));
        var filter = filters.create(me, sentFilters.ofPhrase(sent, null), List.of(keyword));
        return MastodonFilter.Older.of(filter, filter.keywords().getFirst());
    }

    @Put("/{id}")
    MastodonFilter.Older change(String id, Caller caller, Sent sent) {
        var me = caller.viewer(WRITE).actorId();
        var keywordId = SentQuery.id(id);
        return transactions.write(() -> {
            var filter = filters.withKeyword(me, keywordId);
            var before = keyword(filter, keywordId);
            filters.change(me, filter.id(), sentFilters.ofPhrase(sent, filter.terms()));
            filters.changeKeyword(
                    me,
                    new Filter.Keyword(
                            keywordId,
                            sent.text("phrase").orElse(before.text()),
                            sent.yes("whole_word", before.isWholeWord())));
            return drawn(me, keywordId);
        });
    }

    /** The filter goes with its last word. */
    @Delete("/{id}")
    Map<String, Object> delete(String id, Caller caller) {
        var me = caller.viewer(WRITE).actorId();
        var keywordId = SentQuery.id(id);
        transactions.run(() -> {
            var filter = filters.withKeyword(me, keywordId);
            if (filter.keywords().size() == 1) {
                filters.delete(me, filter.id());
            } else {
                filters.removeKeyword(me, keywordId);
            }
        });
        return Map.of();
    }

    private MastodonFilter.Older drawn(long me, long keywordId) {
        var filter = filters.withKeyword(me, keywordId);
        return MastodonFilter.Older.of(filter, keyword(filter, keywordId));
    }

    private static Filter.Keyword keyword(Filter filter, long id) {
        return filter.keywords().stream()
                .filter(keyword -> keyword.id() == id)
                .findFirst()
                .orElseThrow(Known::nothing);
    }
}
