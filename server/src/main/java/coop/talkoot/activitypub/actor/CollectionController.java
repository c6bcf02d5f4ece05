package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.LocalCollections;
import coop.talkoot.activitypub.mapping.MembershipMapping;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Listings;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Pins;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Timelines;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Thing;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What hangs on people, groups and posts: what they offer, pinned, belongs to them, answers them. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class CollectionController {
    private final LocalActors actors;
    private final LocalPosts posts;
    private final Timelines timelines;
    private final Pins pins;
    private final Listings listings;
    private final Memberships memberships;
    private final MembershipMapping membershipMapping;
    private final DocumentSource source;
    private final SignedReader readers;

    CollectionController(
            LocalActors actors,
            LocalPosts posts,
            Timelines timelines,
            Pins pins,
            Listings listings,
            Memberships memberships,
            MembershipMapping membershipMapping,
            DocumentSource source,
            SignedReader readers) {
        this.actors = actors;
        this.posts = posts;
        this.timelines = timelines;
        this.pins = pins;
        this.listings = listings;
        this.memberships = memberships;
        this.membershipMapping = membershipMapping;
        this.source = source;
        this.readers = readers;
    }

    /** What stands at the top of a page, by id; always public. */
    @Get(value = "/{folder:users|groups}/{name}/collections/featured", produces = MediaType.ALL)
    HttpResponse<byte[]> featured(String folder, String name) {
        return actors.at(folder, name)
                .<HttpResponse<byte[]>>map(owner -> {
                    var pinned = pins.of(owner.id(), null);
                    return Answers.document(
                            new ActivityObject.Collection(
                                    ObjectCore.with(LocalCollections.featured(owner))
                                            .build(),
                                    true,
                                    (long) pinned.size(),
                                    null,
                                    null,
                                    pinned.stream()
                                            .map(post -> Reference.to(post.uri()))
                                            .toList()),
                            true);
                })
                .orElseGet(Answers::notFound);
    }

    /** Who belongs to a group: for its members, who sign their request, and for nobody else. */
    @Get(value = "/groups/{name}/collections/members", produces = MediaType.ALL)
    HttpResponse<byte[]> members(
            String name,
            @QueryValue Optional<String> page,
            @QueryValue Optional<String> before,
            HttpRequest<?> request) {
        var reader = readers.readerOf(request).actorId();
        return actors.at("groups", name)
                .filter(group -> isInside(group, reader))
                .<HttpResponse<byte[]>>map(group -> Answers.document(
                        Leafing.of(LocalCollections.members(group), page, before)
                                .of(
                                        memberships.countMembers(group.id()),
                                        leaf -> memberships.membersOf(group.id(), leaf),
                                        membership -> Reference.to(membershipMapping.relationship(membership))),
                        false))
                .orElseGet(Answers::notFound);
    }

    /** Open offers and needs of a group: the public ones, for a member who signs also those among members. */
    @Get(value = "/groups/{name}/collections/offers-and-needs", produces = MediaType.ALL)
    HttpResponse<byte[]> offersAndNeeds(
            String name,
            @QueryValue Optional<String> page,
            @QueryValue Optional<String> before,
            HttpRequest<?> request) {
        var reader = readers.readerOf(request).actorId();
        return actors.at("groups", name)
                .<HttpResponse<byte[]>>map(group -> {
                    var ofGroup = new ListingFilter(null, null, null, group.id(), null, null);
                    var total = listings.count(ofGroup, reader).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
                    return Answers.document(
                            Leafing.of(LocalCollections.offersAndNeeds(group), page, before)
                                    .of(total, leaf -> references(listings.search(ofGroup, reader, leaf)), one -> one),
                            reader == null);
                })
                .orElseGet(Answers::notFound);
    }

    /** Direct answers to a post, by id. */
    @Get(value = "/{folder:offers|needs|notes|motions|decisions|results}/{id}/replies", produces = MediaType.ALL)
    HttpResponse<byte[]> replies(
            String folder,
            String id,
            @QueryValue Optional<String> page,
            @QueryValue Optional<String> before,
            HttpRequest<?> request) {
        return switch (posts.at(folder, id, () -> readers.readerOf(request))) {
            case LocalPosts.Found found -> Answers.document(replies(found, page, before), isPublic(found.post()));
            case LocalPosts.Deleted ignored -> Answers.notFound();
            case LocalPosts.Nothing ignored -> Answers.notFound();
        };
    }

    private Thing replies(LocalPosts.Found found, Optional<String> page, Optional<String> before) {
        var post = found.post();
        return Leafing.of(LocalCollections.replies(post), page, before)
                .of(
                        post.counts().replies(),
                        leaf -> timelines.repliesTo(post.id(), found.reader().actorId(), leaf),
                        reply -> Reference.to(reply.uri()));
    }

    private static boolean isPublic(Post post) {
        return post.audience().isOpen();
    }

    private boolean isInside(Identity group, @Nullable Long reader) {
        return reader != null && (group.id() == reader || memberships.may(group.id(), reader, Right.READ));
    }

    /** Ours written out; those of others by id, for their own servers to tell. */
    private Page<Reference> references(Page<Listing> found) {
        var local = found.items().stream()
                .filter(listing -> listing.post().isLocal())
                .toList();
        var written = source.objects(local);
        var references = found.items().stream()
                .map(listing -> Optional.ofNullable(written.get(listing.id()))
                        .map(Reference::to)
                        .orElseGet(() -> Reference.to(listing.post().uri())))
                .toList();
        return new Page<>(references, found.next());
    }
}
