package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Posts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answering what a post asks. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PollPages {
    private final Pages pages;
    private final Names names;
    private final Posts posts;
    private final Polls polls;

    PollPages(Pages pages, Names names, Posts posts, Polls polls) {
        this.pages = pages;
        this.names = names;
        this.posts = posts;
        this.polls = polls;
    }

    @Post("/posts/{id}/vote")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> vote(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        var choices = new HashSet<Integer>();
        for (var choice : Form.of(sent).several("choice")) {
            if (!choice.matches("[0-9]{1,3}")) {
                throw Refused.invalid("choice", "Choose one of the answers there are.");
            }
            choices.add(Integer.parseInt(choice));
        }
        polls.vote(viewer.identity(), post.id(), choices);
        return pages.go(visit, visit.cameFrom().orElse(names.href(post)) + "#p-" + post.id(), "flash.voted");
    }
}
