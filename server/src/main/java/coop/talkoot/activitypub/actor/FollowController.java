package coop.talkoot.activitypub.actor;

import coop.talkoot.people.Follows;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Reference;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** Who follows whom, by id. */
@Controller("/{folder:users|groups}/{name}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FollowController {
    private final LocalActors actors;
    private final Follows follows;

    FollowController(LocalActors actors, Follows follows) {
        this.actors = actors;
        this.follows = follows;
    }

    @Get(value = "/followers", produces = MediaType.ALL)
    HttpResponse<byte[]> followers(
            String folder, String name, @QueryValue Optional<String> page, @QueryValue Optional<String> before) {
        return actors.at(folder, name)
                .<HttpResponse<byte[]>>map(owner -> Answers.document(
                        Leafing.of(owner.uri() + "/followers", page, before)
                                .of(
                                        follows.countFollowers(owner.id()),
                                        leaf -> follows.followersOf(owner.id(), leaf),
                                        follow -> reference(follow.follower())),
                        true))
                .orElseGet(Answers::notFound);
    }

    @Get(value = "/following", produces = MediaType.ALL)
    HttpResponse<byte[]> following(
            String folder, String name, @QueryValue Optional<String> page, @QueryValue Optional<String> before) {
        return actors.at(folder, name)
                .<HttpResponse<byte[]>>map(owner -> Answers.document(
                        Leafing.of(owner.uri() + "/following", page, before)
                                .of(
                                        follows.countFollowed(owner.id()),
                                        leaf -> follows.followedBy(owner.id(), leaf),
                                        follow -> reference(follow.followee())),
                        true))
                .orElseGet(Answers::notFound);
    }

    private static Reference reference(Identity identity) {
        return Reference.to(identity.uri());
    }
}
