package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.Filters;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the person who asks would rather not see. */
@Controller(Api.ROOT + "/filters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FiltersController {
    private final Filters filters;
    private final Posts posts;

    FiltersController(Filters filters, Posts posts) {
        this.filters = filters;
        this.posts = posts;
    }

    @Get
    List<FilterView> all(Viewer viewer) {
        return filters.of(viewer.actorId()).stream().map(FilterView::of).toList();
    }

    @Post
    @Status(HttpStatus.CREATED)
    FilterView create(@Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var title = sent.text("title");
        var contexts = sent.texts("contexts", List.of());
        var action = sent.oneOf("action", Filter.Action.class, Filter.Action.WARN);
        var expiresAt = sent.moment("expiresAt", null);
        var keywords = sent.texts("keywords", List.of());
        sent.done();
        return FilterView.of(filters.create(
                viewer.actorId(),
                new Filter.Terms(title, contexts(contexts), action, expiresAt),
                keywords.stream().map(text -> new Filter.Keyword(0, text, true)).toList()));
    }

    @Get("/{id}")
    FilterView show(String id, Viewer viewer) {
        return FilterView.of(filters.require(viewer.actorId(), SentQuery.id(id)));
    }

    /** What is not sent stays as it is. */
    @Patch("/{id}")
    FilterView change(String id, @Body byte[] body, Viewer viewer) {
        var filter = filters.require(viewer.actorId(), SentQuery.id(id));
        var before = filter.terms();
        var sent = SentFields.of(body);
        var title = sent.text("title", before.title());
        var contexts = sent.has("contexts") ? contexts(sent.texts("contexts", List.of())) : before.contexts();
        var action = sent.oneOf("action", Filter.Action.class, before.action());
        var expiresAt = sent.moment("expiresAt", before.expiresAt());
        sent.done();
        return FilterView.of(
                filters.change(viewer.actorId(), filter.id(), new Filter.Terms(title, contexts, action, expiresAt)));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String id, Viewer viewer) {
        filters.delete(viewer.actorId(), SentQuery.id(id));
    }

    @Post("/{id}/keywords")
    @Status(HttpStatus.CREATED)
    FilterView addKeyword(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var text = sent.text("text");
        var isWholeWord = sent.yes("isWholeWord", true);
        sent.done();
        var filterId = SentQuery.id(id);
        filters.addKeyword(viewer.actorId(), filterId, text, isWholeWord);
        return FilterView.of(filters.require(viewer.actorId(), filterId));
    }

    @Delete("/{id}/keywords/{keywordId}")
    @Status(HttpStatus.NO_CONTENT)
    void removeKeyword(String id, String keywordId, Viewer viewer) {
        var filter = filters.withKeyword(viewer.actorId(), SentQuery.id(keywordId));
        if (filter.id() != SentQuery.id(id)) {
            throw Refused.notFound("There is no such keyword in this filter.");
        }
        filters.removeKeyword(viewer.actorId(), SentQuery.id(keywordId));
    }

    @Put("/{id}/posts/{postId}")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void addPost(String id, String postId, Viewer viewer) {
        var post = posts.require(SentQuery.id(postId), viewer.actorId());
        filters.addPost(viewer.actorId(), SentQuery.id(id), post);
    }

    @Delete("/{id}/posts/{postId}")
    @Status(HttpStatus.NO_CONTENT)
    void removePost(String id, String postId, Viewer viewer) {
        var named = SentQuery.id(postId);
        filters.require(viewer.actorId(), SentQuery.id(id)).posts().stream()
                .filter(post -> post.postId() == named)
                .forEach(post -> filters.removePost(viewer.actorId(), post.id()));
    }

    private static Set<Filter.Context> contexts(List<String> words) {
        var contexts = EnumSet.noneOf(Filter.Context.class);
        for (var word : words) {
            contexts.add(Stream.of(Filter.Context.values())
                    .filter(context -> context.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid(
                            "contexts", "These are among home, notifications, public, thread and account.")));
        }
        return contexts;
    }
}
