package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Tags;
import coop.talkoot.posts.Timelines;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.TagPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What carries a tag. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TagPages {
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}_]{1,100}");

    private final Pages pages;
    private final PostCards cards;
    private final Timelines timelines;
    private final Tags tags;

    TagPages(Pages pages, PostCards cards, Timelines timelines, Tags tags) {
        this.pages = pages;
        this.cards = cards;
        this.timelines = timelines;
        this.tags = tags;
    }

    @Get("/tags/{tag}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String tag) {
        var visit = Visit.of(request);
        var word = tag.toLowerCase(Locale.ROOT);
        if (!TAG.matcher(word).matches()) {
            throw Refused.notFound("A tag is one word of letters, digits and underscores.");
        }
        var asked = SentQuery.of(request).page();
        var found = timelines.tagged(word, visit.actorId(), asked);
        var viewer = visit.viewer();
        var isFollowed = viewer != null
                && !tags.followedAmong(viewer.actorId(), List.of(word)).isEmpty();
        var page = new TagPage(
                word,
                viewer == null ? null : "/tags/" + Links.encoded(word) + "/follow",
                isFollowed,
                Links.to("/exchange", Map.of("tag", word)),
                cards.stream(found.items(), visit, null, Filter.Context.PUBLIC),
                Links.pager("/tags/" + Links.encoded(word), Map.of(), asked, found));
        return pages.show(visit, Section.NONE, page);
    }

    @Post("/tags/{tag}/follow")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> follow(HttpRequest<?> request, String tag) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        if (tags.followedAmong(viewer.actorId(), List.of(tag)).isEmpty()) {
            tags.follow(viewer.identity(), tag);
        } else {
            tags.unfollow(viewer.identity(), tag);
        }
        return pages.go("/tags/" + Links.encoded(tag.toLowerCase(Locale.ROOT)));
    }
}
