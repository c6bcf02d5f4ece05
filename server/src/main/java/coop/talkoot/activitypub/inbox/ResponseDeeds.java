package coop.talkoot.activitypub.inbox;

import coop.talkoot.platform.Origin;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Responses;
import coop.talkoot.vocab.Activity;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Likes, and the taking back of likes and announces. */
@Singleton
final class ResponseDeeds {
    private final Posts posts;
    private final Responses responses;

    ResponseDeeds(Posts posts, Responses responses) {
        this.posts = posts;
        this.responses = responses;
    }

    void liked(Received received, Activity.Like like) {
        var id = like.core().id();
        if (id != null) {
            Optional.ofNullable(like.objectId())
                    .flatMap(posts::byUri)
                    .ifPresent(post -> responses.favourite(received.actor(), post, new Origin.Remote(id)));
        }
    }

    /** True when it was a like or announce of the same actor that was taken back. */
    boolean undone(Received received, Activity.Undo undo) {
        var uri = undo.objectId();
        if (uri == null) {
            return false;
        }
        var actor = received.actor();
        var favourite =
                responses.favouriteByUri(uri).filter(found -> found.actor().id() == actor.id());
        var announce =
                responses.announceByUri(uri).filter(found -> found.actor().id() == actor.id());
        favourite.ifPresent(found -> responses.unfavourite(actor, found.post()));
        announce.ifPresent(found -> responses.unannounce(actor, found.post()));
        return favourite.isPresent() || announce.isPresent();
    }
}
