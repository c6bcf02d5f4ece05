package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.head;
import static coop.talkoot.activitypub.mapping.ActivityMapping.write;

import coop.talkoot.people.Follow;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;

/** Following and its answers. An answer embeds what it answers: of a bare id GoToSocial thinks it is a status. */
@Singleton
public final class FollowMapping {
    FollowMapping() {}

    public JsonObject follow(Follow follow) {
        return write(new Activity.Follow(
                head(
                        follow.uri(),
                        follow.follower(),
                        Addressing.to(follow.followee().uri()),
                        null),
                Reference.to(follow.followee().uri())));
    }

    public JsonObject accept(String id, Follow follow) {
        return write(new Activity.Accept(
                head(id, follow.followee(), Addressing.to(follow.follower().uri()), null),
                Reference.to(bare(follow)),
                null));
    }

    /** No, or no longer. */
    public JsonObject reject(String id, Follow follow) {
        return write(new Activity.Reject(
                head(id, follow.followee(), Addressing.to(follow.follower().uri()), null), Reference.to(bare(follow))));
    }

    /** As it is embedded in what answers or undoes it: id, type, actor and object. */
    static Activity.Follow bare(Follow follow) {
        return new Activity.Follow(
                head(follow.uri(), follow.follower(), Addressing.nobody(), null),
                Reference.to(follow.followee().uri()));
    }
}
