package coop.talkoot.mastodon;

import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.MastodonPoll;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.people.Identities;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Polls;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.TreeSet;

/** What statuses ask, by the ids of these. */
@Controller("/api/v1/polls/{id}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PollsController {
    private final Known known;
    private final Polls polls;
    private final Statuses statuses;
    private final Identities identities;

    PollsController(Known known, Polls polls, Statuses statuses, Identities identities) {
        this.known = known;
        this.polls = polls;
        this.statuses = statuses;
        this.identities = identities;
    }

    /** Of another server's, what that server says now, when somebody asks who is signed in. */
    @Get
    MastodonPoll show(String id, Caller caller) {
        var reader = caller.reader("read:statuses");
        var post = known.post(id, reader);
        if (reader != null) {
            identities.find(reader).ifPresent(person -> polls.current(post, person));
        }
        return statuses.poll(post, reader).orElseThrow(Known::nothing);
    }

    @Post("/votes")
    MastodonPoll vote(String id, Caller caller, Sent sent) {
        var me = caller.actor("write:statuses");
        var post = known.post(id, me.id());
        var choices = new TreeSet<Integer>();
        for (var text : sent.texts("choices")) {
            if (!text.matches("[0-9]{1,3}")) {
                throw Refused.invalid("choices", "choices must be the numbers of answers, the first of which is 0.");
            }
            choices.add(Integer.valueOf(text));
        }
        if (polls.of(post).isEmpty()) {
            throw Known.nothing();
        }
        polls.vote(me, post.id(), choices);
        return statuses.poll(post, me.id()).orElseThrow(Known::nothing);
    }
}
