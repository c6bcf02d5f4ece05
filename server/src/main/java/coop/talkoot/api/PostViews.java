package coop.talkoot.api;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Attachments;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Marks;
import coop.talkoot.posts.Poll;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.FilterResult;
import coop.talkoot.posts.filter.Filters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws posts for whoever asks, a page at a time. */
@Singleton
final class PostViews {
    private final Listings listings;
    private final Marks marks;
    private final Polls polls;
    private final Attachments attachments;
    private final Filters filters;
    private final Clock clock;

    PostViews(Listings listings, Marks marks, Polls polls, Attachments attachments, Filters filters, Clock clock) {
        this.listings = listings;
        this.marks = marks;
        this.polls = polls;
        this.attachments = attachments;
        this.filters = filters;
        this.clock = clock;
    }

    /** Of what is read in a place where filters hold. */
    HttpResponse<PageView<PostView>> page(
            HttpRequest<?> request, Page<Post> page, @Nullable Viewer viewer, Filter.Context context) {
        return PageView.answer(request, all(page.items(), viewer, context), page.next());
    }

    /** Of what the viewer has chosen: no filter covers it. */
    HttpResponse<PageView<PostView>> page(HttpRequest<?> request, Page<Post> page, @Nullable Viewer viewer) {
        return PageView.answer(request, all(page.items(), viewer), page.next());
    }

    PostView one(Post post, @Nullable Viewer viewer) {
        return all(List.of(post), viewer).getFirst();
    }

    List<PostView> all(List<Post> posts, @Nullable Viewer viewer) {
        return all(posts, viewer, Map.of());
    }

    List<PostView> all(List<Post> posts, @Nullable Viewer viewer, Filter.Context context) {
        return all(posts, viewer, filters.matching(viewer == null ? null : viewer.actorId(), context, posts));
    }

    private List<PostView> all(List<Post> posts, @Nullable Viewer viewer, Map<Long, List<FilterResult>> caught) {
        var among = listings.among(posts);
        var found = marks(posts, viewer);
        var asked = polls.of(posts.stream().map(Post::id).toList());
        var answers =
                viewer == null ? Map.<Long, List<Integer>>of() : polls.answersOf(viewer.actorId(), asked.keySet());
        var files = attachments.ofPosts(posts.stream().map(Post::id).toList());
        return posts.stream()
                .map(post -> view(
                        post,
                        among.get(post.id()),
                        found,
                        poll(asked.get(post.id()), answers.getOrDefault(post.id(), List.of())),
                        files.getOrDefault(post.id(), List.of()),
                        caught.getOrDefault(post.id(), List.of())))
                .toList();
    }

    private Marks.Found marks(List<Post> posts, @Nullable Viewer viewer) {
        return viewer == null
                ? Marks.Found.NOTHING
                : marks.of(viewer.actorId(), posts.stream().map(Post::id).toList());
    }

    private @Nullable PollView poll(@Nullable Poll poll, List<Integer> answers) {
        return poll == null ? null : PollView.of(poll, answers, clock.instant());
    }

    private PostView view(
            Post post,
            @Nullable Listing listing,
            Marks.Found marks,
            @Nullable PollView poll,
            List<Attachment> files,
            List<FilterResult> caught) {
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
                marks.favourites().contains(post.id()),
                marks.announced().contains(post.id()),
                marks.bookmarked().contains(post.id()),
                marks.pinned().contains(post.id()),
                poll,
                files.stream().map(MediaView::of).toList(),
                listing == null ? null : TermsView.of(listing, clock.instant()),
                caught.stream().map(FilteredView::of).toList());
    }
}
