package coop.talkoot.mastodon;

import coop.talkoot.http.SentQuery;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.MastodonFeaturedTag;
import coop.talkoot.mastodon.view.MastodonTag;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Tags;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words to look under: following them, and showing them on one's page. */
@Controller("/api/v1")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TagsController {
    private final Tags tags;
    private final Known known;
    private final Settings settings;
    private final Paging paging;

    TagsController(Tags tags, Known known, Settings settings, Paging paging) {
        this.tags = tags;
        this.known = known;
        this.settings = settings;
        this.paging = paging;
    }

    @Get("/tags/{name}")
    MastodonTag show(String name, Caller caller) {
        var reader = caller.reader("read");
        var word = Tags.checked(name);
        return MastodonTag.of(
                word,
                reader != null && !tags.followedAmong(reader, Set.of(word)).isEmpty(),
                settings);
    }

    @Post("/tags/{name}/follow")
    MastodonTag follow(String name, Caller caller) {
        return MastodonTag.of(tags.follow(caller.actor("write:follows"), name).name(), true, settings);
    }

    @Post("/tags/{name}/unfollow")
    MastodonTag unfollow(String name, Caller caller) {
        tags.unfollow(caller.actor("write:follows"), name);
        return MastodonTag.of(Tags.checked(name), false, settings);
    }

    @Get("/followed_tags")
    HttpResponse<List<MastodonTag>> followed(HttpRequest<?> request, Caller caller, Sent sent) {
        var me = caller.actor("read:follows");
        var page = tags.followedBy(me.id(), Paging.page(sent, Paging.ACCOUNTS));
        return paging.onward(
                request,
                sent,
                page.items().stream()
                        .map(tag -> MastodonTag.of(tag.name(), true, settings))
                        .toList(),
                page.items().stream().map(Tags.Kept::id).toList());
    }

    @Get("/featured_tags")
    List<MastodonFeaturedTag> featured(Caller caller) {
        return featured(caller.actor("read:accounts").id());
    }

    @Post("/featured_tags")
    MastodonFeaturedTag feature(Caller caller, Sent sent) {
        var me = caller.actor("write:accounts");
        return MastodonFeaturedTag.of(tags.feature(me, sent.required("name")), settings);
    }

    @Delete("/featured_tags/{id}")
    Map<String, Object> unfeature(String id, Caller caller) {
        tags.unfeature(caller.actor("write:accounts"), SentQuery.id(id));
        return Map.of();
    }

    @Get("/featured_tags/suggestions")
    List<MastodonTag> suggested(Caller caller) {
        return tags.suggestedTo(caller.actor("read:accounts").id()).stream()
                .map(tag -> MastodonTag.of(tag.toLowerCase(Locale.ROOT), false, settings))
                .toList();
    }

    @Get("/accounts/{id}/featured_tags")
    List<MastodonFeaturedTag> featuredBy(String id, Caller caller) {
        caller.reader("read:accounts");
        return featured(known.account(id).id());
    }

    private List<MastodonFeaturedTag> featured(long actorId) {
        return tags.featuredBy(actorId).stream()
                .map(tag -> MastodonFeaturedTag.of(tag, settings))
                .toList();
    }
}
