package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Poll;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Posts;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a post asks: how it stands now, and answering. */
@Controller(Api.ROOT + "/posts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PollsController {
    private final Posts posts;
    private final Polls polls;
    private final Clock clock;

    PollsController(Posts posts, Polls polls, Clock clock) {
        this.posts = posts;
        this.polls = polls;
        this.clock = clock;
    }

    /** Asks another server how its poll stands, therefore only for somebody signed in. */
    @Get("/poll")
    PollView show(String id, Viewer viewer) {
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        return view(polls.current(post, viewer.identity()).orElseThrow(PollsController::none), viewer);
    }

    @Post("/votes")
    PollView vote(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var choices = sent.texts("choices", List.of());
        sent.done();
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        var poll = polls.of(post).orElseThrow(PollsController::none);
        return view(polls.vote(viewer.identity(), post.id(), positions(poll, choices)), viewer);
    }

    private static Set<Integer> positions(Poll poll, List<String> choices) {
        var titles = poll.options().stream().map(Poll.Option::title).toList();
        var positions = new HashSet<Integer>();
        for (var choice : choices) {
            var position = titles.indexOf(choice.strip());
            if (position < 0) {
                throw Refused.invalid("choices", "Choose among the answers there are.");
            }
            positions.add(position);
        }
        return positions;
    }

    private PollView view(Poll poll, Viewer viewer) {
        var answers = polls.answersOf(viewer.actorId(), Set.of(poll.postId()));
        return PollView.of(poll, answers.getOrDefault(poll.postId(), List.of()), clock.instant());
    }

    private static Refused none() {
        return Refused.notFound("This post asks nothing.");
    }
}
