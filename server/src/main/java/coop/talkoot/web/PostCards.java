package coop.talkoot.web;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Attachments;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.Role;
import coop.talkoot.platform.Html;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Marks;
import coop.talkoot.posts.Poll;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Responses;
import coop.talkoot.posts.Timelines;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.FilterResult;
import coop.talkoot.posts.filter.Filters;
import coop.talkoot.web.view.Markup;
import coop.talkoot.web.view.PostCard;
import coop.talkoot.web.view.PostCard.Deeds;
import coop.talkoot.web.view.PostCard.Quote;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws posts for whoever looks, a page at a time: a fixed number of queries however many there are. */
@Singleton
final class PostCards {
    private final Listings listings;
    private final Marks marks;
    private final Polls polls;
    private final PollCards pollCards;
    private final Timelines timelines;
    private final Places places;
    private final ListingCards listingCards;
    private final Attachments attachments;
    private final Names names;
    private final Filters filters;
    private final EmojiDrawing emojis;

    PostCards(
            Listings listings,
            Marks marks,
            Polls polls,
            PollCards pollCards,
            Timelines timelines,
            Places places,
            ListingCards listingCards,
            Attachments attachments,
            Names names,
            Filters filters,
            EmojiDrawing emojis) {
        this.listings = listings;
        this.marks = marks;
        this.polls = polls;
        this.pollCards = pollCards;
        this.timelines = timelines;
        this.places = places;
        this.listingCards = listingCards;
        this.attachments = attachments;
        this.names = names;
        this.filters = filters;
        this.emojis = emojis;
    }

    /** Posts that the visitor has chosen themselves: no filter covers them. */
    List<PostCard> chosen(List<Post> posts, Visit visit) {
        return stream(posts, visit, null, null);
    }

    /** Posts of a stream; each says what it answers. What a filter of the visitor's hides there is left out. */
    List<PostCard> stream(List<Post> posts, Visit visit, @Nullable Long placeId, Filter.@Nullable Context context) {
        var known = known(posts, visit, context);
        var parents = parents(posts, visit);
        return posts.stream()
                .filter(known::isShown)
                .map(post -> card(post, visit, placeId, known, quote(post, parents)))
                .toList();
    }

    /** The post a page is about: it was asked for by name, so it may be covered, and is not left out. */
    PostCard asked(Post post, Visit visit) {
        var known = known(List.of(post), visit, Filter.Context.THREAD);
        return card(post, visit, null, known, quote(post, parents(List.of(post), visit)));
    }

    /** Posts of one thread, by id. What a filter hides is covered: answers of others hang on it. */
    Map<Long, PostCard> thread(List<Post> posts, Visit visit, @Nullable Long placeId) {
        var known = known(posts, visit, Filter.Context.THREAD);
        var cards = new HashMap<Long, PostCard>();
        posts.forEach(post -> cards.put(post.id(), card(post, visit, placeId, known, null)));
        return cards;
    }

    private record Known(
            Map<Long, Listing> listings,
            Map<Long, List<Attachment>> files,
            Marks.Found marks,
            Map<Long, Poll> polls,
            Map<Long, List<Integer>> answers,
            Map<Long, Role> roles,
            Map<Long, List<FilterResult>> caught) {
        boolean isShown(Post post) {
            return caught.getOrDefault(post.id(), List.of()).stream().noneMatch(FilterResult::hides);
        }

        @Nullable
        String covered(Post post) {
            return caught.getOrDefault(post.id(), List.of()).stream()
                    .map(result -> result.filter().terms().title())
                    .findFirst()
                    .orElse(null);
        }
    }

    private Known known(List<Post> posts, Visit visit, Filter.@Nullable Context context) {
        var viewer = visit.viewer();
        var found = listings.among(posts);
        var ids = posts.stream().map(Post::id).toList();
        var files = attachments.ofPosts(ids);
        var asked = polls.of(ids);
        emojis.ready(posts, asked);
        if (viewer == null || posts.isEmpty()) {
            return new Known(found, files, Marks.Found.NOTHING, asked, Map.of(), Map.of(), Map.of());
        }
        return new Known(
                found,
                files,
                marks.of(viewer.actorId(), ids),
                asked,
                polls.answersOf(viewer.actorId(), asked.keySet()),
                roles(visit),
                context == null ? Map.of() : filters.matching(viewer.actorId(), context, posts));
    }

    /** What stands behind a warning is covered already. */
    static boolean isCovered(Post post) {
        return post.isSensitive() && post.warning().isEmpty();
    }

    private Map<Long, Role> roles(Visit visit) {
        var roles = new HashMap<Long, Role>();
        for (Membership membership : places.memberships(visit)) {
            roles.put(membership.group().id(), membership.role());
        }
        return roles;
    }

    /** What the posts answer, as far as the visitor may read it. */
    private Map<Long, Post> parents(List<Post> posts, Visit visit) {
        var ids = posts.stream()
                .map(Post::inReplyToId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var found = new HashMap<Long, Post>();
        for (var parent : ids.isEmpty() ? List.<Post>of() : timelines.readable(ids, visit.actorId())) {
            found.put(parent.id(), parent);
        }
        return found;
    }

    private @Nullable Quote quote(Post post, Map<Long, Post> parents) {
        var parent = post.inReplyToId() == null ? null : parents.get(post.inReplyToId());
        return parent == null
                ? null
                : new Quote(parent.author().displayName(), ListingCards.excerpt(parent), names.href(parent));
    }

    private PostCard card(Post post, Visit visit, @Nullable Long placeId, Known known, @Nullable Quote quote) {
        var listing = known.listings().get(post.id());
        return new PostCard(
                Long.toString(post.id()),
                names.href(post),
                names.who(post.author()),
                content(post),
                post.language(),
                post.warning().isBlank() ? null : post.warning(),
                post.publishedAt(),
                post.editedAt(),
                names.other(post.group(), placeId),
                null,
                quote,
                listing == null ? null : listingCards.one(listing, placeId),
                pollCards.one(
                        post, known.polls().get(post.id()), known.answers().get(post.id()), visit),
                MediaViews.of(known.files().getOrDefault(post.id(), List.of()), isCovered(post)),
                known.covered(post),
                post.isDeleted() ? Deeds.none() : deeds(post, visit, known));
    }

    /** What has a title says it first; an offer or need has its own card. */
    private Markup content(Post post) {
        var said = emojis.words(post.author(), post.contentHtml());
        return switch (post.kind()) {
            case NOTE, LISTING -> said;
            case MOTION, DECISION, RESULT ->
                new Markup("<p><strong>" + Html.escaped(post.title()) + "</strong></p>" + said.html());
        };
    }

    private Deeds deeds(Post post, Visit visit, Known known) {
        var counts = post.counts();
        var isSignedIn = visit.viewer() != null;
        var action = "/posts/" + post.id();
        return new Deeds(
                counts.replies(),
                counts.favourites(),
                counts.announces(),
                known.marks().favourites().contains(post.id()),
                known.marks().announced().contains(post.id()),
                isSignedIn ? names.href(post) + "#reply" : null,
                isSignedIn ? action + "/like" : null,
                mayPassOn(post, visit) ? action + "/pass-on" : null,
                mayDelete(post, visit, known) ? action + "/delete" : null,
                known.marks().bookmarked().contains(post.id()),
                isSignedIn ? action + "/bookmark" : null,
                known.marks().pinned().contains(post.id()),
                visit.is(post.author().id()) && post.audience() != Audience.DIRECT ? action + "/pin" : null);
    }

    private static boolean mayPassOn(Post post, Visit visit) {
        var viewer = visit.viewer();
        return viewer != null && Responses.mayPassOn(viewer.actorId(), post);
    }

    private static boolean mayDelete(Post post, Visit visit, Known known) {
        if (post.kind() != Post.Kind.NOTE || !post.isLocal()) {
            return false;
        }
        var group = post.group();
        var role = group == null || !group.isLocal() ? null : known.roles().get(group.id());
        return visit.is(post.author().id()) || (role != null && role.may(Right.TIDY));
    }
}
