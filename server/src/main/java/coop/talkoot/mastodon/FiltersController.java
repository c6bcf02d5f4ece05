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

/** What somebody would rather not see: filters of any number of words, and of single statuses. */
@Controller("/api/v2/filters")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FiltersController {
    private static final String READ = "read:filters";
    private static final String WRITE = "write:filters";

    private final Filters filters;
    private final SentFilters sentFilters;
    private final Known known;
    private final Transactions transactions;

    FiltersController(Filters filters, SentFilters sentFilters, Known known, Transactions transactions) {
        this.filters = filters;
        this.sentFilters = sentFilters;
        this.known = known;
        this.transactions = transactions;
    }

    @Get
    List<MastodonFilter> all(Caller caller) {
        return filters.of(caller.viewer(READ).actorId()).stream()
                .map(MastodonFilter::of)
                .toList();
    }

    @Get("/{id}")
    MastodonFilter show(String id, Caller caller) {
        return MastodonFilter.of(filters.require(caller.viewer(READ).actorId(), SentQuery.id(id)));
    }

    @Post
    MastodonFilter create(Caller caller, Sent sent) {
        var me = caller.viewer(WRITE).actorId();
        var keywords = sent.each("keywords_attributes").stream()
                .map(each -> SentFilters.keyword(0, each))
                .toList();
        return MastodonFilter.of(filters.create(me, sentFilters.terms(sent), keywords));
    }

    /** Words with an id are changed or, with {@code _destroy}, taken out; those without are added. All of it or nothing. */
    @Put("/{id}")
    MastodonFilter change(String id, Caller caller, Sent sent) {
        var me = caller.viewer(WRITE).actorId();
        return transactions.write(() -> {
            var filter = filters.require(me, SentQuery.id(id));
            filters.change(me, filter.id(), sentFilters.terms(sent, filter.terms()));
            for (var each : sent.each("keywords_attributes")) {
                changeKeyword(me, filter, each);
            }
            return MastodonFilter.of(filters.require(me, filter.id()));
        });
    }

    private void changeKeyword(long me, Filter filter, Sent each) {
        if (each.text("id").isEmpty()) {
            var keyword = SentFilters.keyword(0, each);
            filters.addKeyword(me, filter.id(), keyword.text(), keyword.isWholeWord());
            return;
        }
        var keywordId = SentQuery.id(each.required("id"));
        var before = filter.keywords().stream()
                .filter(keyword -> keyword.id() == keywordId)
                .findFirst()
                .orElseThrow(Known::nothing);
        if (each.yes("_destroy", false)) {
            filters.removeKeyword(me, keywordId);
        } else {
            filters.changeKeyword(me, SentFilters.keyword(before, each));
        }
    }

    @Delete("/{id}")
    Map<String, Object> delete(String id, Caller caller) {
        filters.delete(caller.viewer(WRITE).actorId(), SentQuery.id(id));
        return Map.of();
    }

    @Get("/{id}/keywords")
    List<MastodonFilter.Keyword> keywords(String id, Caller caller) {
        return filters.require(caller.viewer(READ).actorId(), SentQuery.id(id)).keywords().stream()
                .map(MastodonFilter.Keyword::of)
                .toList();
    }

    @Post("/{id}/keywords")
    MastodonFilter.Keyword addKeyword(String id, Caller caller, Sent sent) {
        var me = caller.viewer(WRITE).actorId();
        var keyword = SentFilters.keyword(0, sent);
        return MastodonFilter.Keyword.of(
                filters.addKeyword(me, SentQuery.id(id), keyword.text(), keyword.isWholeWord()));
    }

    @Get("/keywords/{id}")
    MastodonFilter.Keyword keyword(String id, Caller caller) {
        return MastodonFilter.Keyword.of(keyword(caller.viewer(READ).actorId(), id));
    }

    @Put("/keywords/{id}")
    MastodonFilter.Keyword changeKeyword(String id, Caller caller, Sent sent) {
        var me = caller.viewer(WRITE).actorId();
        return MastodonFilter.Keyword.of(filters.changeKeyword(me, SentFilters.keyword(keyword(me, id), sent)));
    }

    @Delete("/keywords/{id}")
    Map<String, Object> removeKeyword(String id, Caller caller) {
        filters.removeKeyword(caller.viewer(WRITE).actorId(), SentQuery.id(id));
        return Map.of();
    }

    @Get("/{id}/statuses")
    List<MastodonFilter.OfStatus> statuses(String id, Caller caller) {
        return filters.require(caller.viewer(READ).actorId(), SentQuery.id(id)).posts().stream()
                .map(MastodonFilter.OfStatus::of)
                .toList();
    }

    @Post("/{id}/statuses")
    MastodonFilter.OfStatus addStatus(String id, Caller caller, Sent sent) {
        var me = caller.viewer(WRITE).actorId();
        var post = known.post(sent.required("status_id"), me);
        return MastodonFilter.OfStatus.of(filters.addPost(me, SentQuery.id(id), post));
    }

    @Get("/statuses/{id}")
    MastodonFilter.OfStatus status(String id, Caller caller) {
        var me = caller.viewer(READ).actorId();
        var wanted = SentQuery.id(id);
        return filters.withPost(me, wanted).posts().stream()
                .filter(post -> post.id() == wanted)
                .findFirst()
                .map(MastodonFilter.OfStatus::of)
                .orElseThrow(Known::nothing);
    }

    @Delete("/statuses/{id}")
    Map<String, Object> removeStatus(String id, Caller caller) {
        filters.removePost(caller.viewer(WRITE).actorId(), SentQuery.id(id));
        return Map.of();
    }

    private Filter.Keyword keyword(long me, String id) {
        var wanted = SentQuery.id(id);
        return filters.withKeyword(me, wanted).keywords().stream()
                .filter(keyword -> keyword.id() == wanted)
                .findFirst()
                .orElseThrow(Known::nothing);
    }
}
