package coop.talkoot.activitypub.inbox;

import coop.talkoot.people.Follow;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follow, and the yes, the no and the taking back of it. */
@Singleton
final class FollowDeeds {
    private final Follows follows;

    FollowDeeds(Follows follows) {
        this.follows = follows;
    }

    void follow(Received received, Activity.Follow follow) {
        var followee = received.person(follow.objectId());
        if (followee != null && followee.isLocal() && follow.core().id() != null) {
            follows.request(
                    received.actor(), followee, new Origin.Remote(follow.core().id()));
        }
    }

    /** Only the followed side can accept, and only a follow of ours. */
    void accepted(Received received, Activity.Accept accept) {
        ours(accept.object(), received.actor())
                .filter(follow -> follow.state() == Follow.State.REQUESTED)
                .ifPresent(follows::accept);
    }

    void rejected(Received received, Activity.Reject reject) {
        ours(reject.object(), received.actor()).ifPresent(follows::reject);
    }

    /** True when it was a follow that was taken back. */
    boolean undone(Received received, Activity.Undo undo) {
        var byUri = Optional.ofNullable(undo.objectId()).flatMap(follows::byUri);
        var found = byUri.or(() -> embeddedFollow(undo.object())
                .map(received::person)
                .flatMap(followee -> follows.between(received.actor().id(), followee.id())));
        found.filter(follow -> follow.follower().id() == received.actor().id())
                .ifPresent(follow ->
                        follows.end(follow.follower().id(), follow.followee().id()));
        return found.isPresent();
    }

    /** A follow from here to {@code followee}: by its id, else by whom the embedded copy names. */
    private Optional<Follow> ours(@Nullable Reference object, Identity followee) {
        if (object == null) {
            return Optional.empty();
        }
        var byUri = Optional.ofNullable(object.id()).flatMap(follows::byUri);
        return byUri.filter(follow ->
                follow.followee().id() == followee.id() && follow.follower().isLocal());
    }

    private static Optional<String> embeddedFollow(@Nullable Reference object) {
        return object != null && object.thing() instanceof Activity.Follow follow
                ? Optional.ofNullable(follow.objectId())
                : Optional.empty();
    }
}
