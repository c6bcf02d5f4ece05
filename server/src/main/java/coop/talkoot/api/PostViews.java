package coop.talkoot.api;

import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Responses;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws posts for whoever asks, a page at a time. */
@Singleton
final class PostViews {
    private final Listings listings;
    private final Responses responses;
    private final Clock clock;

    PostViews(Listings listings, Responses responses, Clock clock) {
        this.listings = listings;
        this.responses = responses;
        this.clock = clock;
    }

    HttpResponse<PageView<PostView>> page(HttpRequest<?> request, Page<Post> page, @Nullable Viewer viewer) {
        return PageView.answer(request, all(page.items(), viewer), page.next());
    }

    PostView one(Post post, @Nullable Viewer viewer) {
        return all(List.of(post), viewer).getFirst();
    }

    List<PostView> all(List<Post> posts, @Nullable Viewer viewer) {
        var among = listings.among(posts);
        var favourites = favourites(posts, viewer);
        return posts.stream()
                .map(post -> view(post, among.get(post.id()), favourites.contains(post.id())))
                .toList();
    }

    private Set<Long> favourites(List<Post> posts, @Nullable Viewer viewer) {
        if (viewer == null || posts.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(responses.favouritedAmong(
                viewer.actorId(), posts.stream().map(Post::id).toList()));
    }

    private PostView view(Post post, @Nullable Listing listing, boolean isFavourite) {
        var group = post.group();
        return new PostView(
                Long.toString(post.id()),
                post.uri(),
                post.url(),
                post.kind().name().toLowerCase(Locale.ROOT),
                IdentityView.of(post.author()),
                group == null ? null : IdentityView.of(group),
                post.inReplyToId() == null ? null : post.inReplyToId().toString(),
                Long.toString(post.rootId()),
                post.audience().name().toLowerCase(Locale.ROOT),
                post.recipients().stream().map(IdentityView::of).toList(),
                post.title(),
                post.text(),
                post.contentHtml(),
                post.language(),
                post.warning(),
                post.isSensitive(),
                post.tags(),
                post.publishedAt().toString(),
                post.editedAt() == null ? null : post.editedAt().toString(),
                post.counts().replies(),
                post.counts().favourites(),
                post.counts().announces(),
                isFavourite,
                listing == null ? null : TermsView.of(listing, clock.instant()));
    }
}
