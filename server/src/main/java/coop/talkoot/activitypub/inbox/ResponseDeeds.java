package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.mapping.RemoteActorMapping;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.posts.Pins;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Responses;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Likes, the taking back of likes and announces, and what people put at the top of their page. */
@Singleton
final class ResponseDeeds {
    private final Posts posts;
    private final Responses responses;
    private final Pins pins;
    private final RemoteActorMapping actors;

    ResponseDeeds(Posts posts, Responses responses, Pins pins, RemoteActorMapping actors) {
        this.posts = posts;
        this.responses = responses;
        this.pins = pins;
        this.actors = actors;
    }

    void liked(Received received, Activity.Like like) {
        var id = like.core().id();
        if (id != null) {
            Optional.ofNullable(like.objectId())
                    .flatMap(posts::byUri)
                    .ifPresent(post -> responses.favourite(received.actor(), post, new Origin.Remote(id)));
        }
    }

    /** Only into the collection their own document names, and only what they wrote. */
    void pinned(Received received, Activity.Add add) {
        if (isFeatured(received.actor(), add.target())) {
            own(received, add.objectId()).ifPresent(post -> pins.pinned(received.actor(), post));
        }
    }

    /** True when it was said of that collection. */
    boolean unpinned(Received received, Activity.Remove remove) {
        if (!isFeatured(received.actor(), remove.target())) {
            return false;
        }
        own(received, remove.objectId()).ifPresent(post -> pins.unpinned(received.actor(), post));
        return true;
    }

    private boolean isFeatured(Identity actor, @Nullable Reference target) {
        var uri = target == null ? null : target.id();
        return uri != null && actors.featured(actor).filter(uri::equals).isPresent();
    }

    private Optional<Post> own(Received received, @Nullable String uri) {
        return Optional.ofNullable(uri)
                .flatMap(posts::byUri)
                .filter(post -> post.author().id() == received.actor().id() && !post.isDeleted());
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
