package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.PostMapping;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.ActivityObject;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The documents that share their address with a page: actors, posts and agreements. Decides who may read which. */
@Singleton
final class DocumentSource {
    private final LocalActors actors;
    private final ActorDocuments documents;
    private final LocalPosts posts;
    private final Listings listings;
    private final PostMapping postMapping;
    private final NoteDocuments notes;
    private final VoteDocuments votes;
    private final DealDocuments deals;

    DocumentSource(
            LocalActors actors,
            ActorDocuments documents,
            LocalPosts posts,
            Listings listings,
            PostMapping postMapping,
            NoteDocuments notes,
            VoteDocuments votes,
            DealDocuments deals) {
        this.actors = actors;
        this.documents = documents;
        this.posts = posts;
        this.listings = listings;
        this.postMapping = postMapping;
        this.notes = notes;
        this.votes = votes;
        this.deals = deals;
    }

    MutableHttpResponse<byte[]> at(String folder, String name, Supplier<Reader> reader) {
        if (folder.equals("agreements")) {
            return deals.agreement(name, reader)
                    .map(agreement -> Answers.document(agreement, false))
                    .orElseGet(Answers::notFound);
        }
        return folder.equals("users") || folder.equals("groups") ? actor(folder, name) : post(folder, name, reader);
    }

    /** A post as an object, with its terms if it is a listing. */
    ActivityObject object(Post post) {
        return switch (post.kind()) {
            case NOTE -> notes.of(post);
            case LISTING -> listings.of(post).map(this::object).orElseGet(() -> notes.of(post));
            case MOTION, DECISION, RESULT -> votes.of(post).orElseGet(() -> notes.of(post));
        };
    }

    ActivityObject object(Listing listing) {
        return notes.of(listing);
    }

    /** Several by id. */
    Map<Long, ActivityObject> objects(List<Listing> several) {
        return notes.of(several);
    }

    private MutableHttpResponse<byte[]> actor(String folder, String handle) {
        // As Mastodon has it: 403 keeps peers from taking a suspended actor for one that is gone.
        return actors.at(folder, handle)
                .map(identity -> Answers.document(documents.of(identity), true))
                .orElseGet(() -> actors.isSuspended(folder, handle)
                        ? Answers.forbidden()
                        : actors.gone(folder, handle)
                                .map(gone -> Answers.gone(documents.tombstone(gone)))
                                .orElseGet(Answers::notFound));
    }

    private MutableHttpResponse<byte[]> post(String folder, String number, Supplier<Reader> reader) {
        return switch (posts.at(folder, number, reader)) {
            case LocalPosts.Found found -> Answers.document(object(found.post()), isPublic(found.post()));
            case LocalPosts.Deleted deleted -> Answers.gone(postMapping.tombstone(deleted.post()));
            case LocalPosts.Nothing ignored -> Answers.notFound();
        };
    }

    private static boolean isPublic(Post post) {
        return post.audience().isOpen();
    }
}
