package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.Incoming;
import coop.talkoot.activitypub.mapping.PollMapping;
import coop.talkoot.activitypub.mapping.RemoteObjectMapping;
import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Emojis;
import coop.talkoot.documents.RemoteFile;
import coop.talkoot.exchange.Listings;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.Right;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.posts.NewPost;
import coop.talkoot.posts.Notes;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Responses;
import coop.talkoot.posts.Words;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes and listings of remote people: taken in, changed, deleted, announced. */
@Singleton
final class PostDeeds {
    private final Posts posts;
    private final Notes notes;
    private final Listings listings;
    private final Responses responses;
    private final Memberships memberships;
    private final Follows follows;
    private final RemoteObjectMapping mapping;
    private final Polls polls;
    private final PollMapping questions;
    private final Attachments attachments;
    private final Contacts contacts;
    private final Emojis emojis;
    private final VoteDeeds votes;
    private final PollVoteDeeds pollVotes;

    PostDeeds(
            Posts posts,
            Notes notes,
            Listings listings,
            Responses responses,
            Memberships memberships,
            Follows follows,
            RemoteObjectMapping mapping,
            Polls polls,
            PollMapping questions,
            Attachments attachments,
            Contacts contacts,
            Emojis emojis,
            VoteDeeds votes,
            PollVoteDeeds pollVotes) {
        this.posts = posts;
        this.notes = notes;
        this.listings = listings;
        this.responses = responses;
        this.memberships = memberships;
        this.follows = follows;
        this.mapping = mapping;
        this.polls = polls;
        this.questions = questions;
        this.attachments = attachments;
        this.contacts = contacts;
        this.emojis = emojis;
        this.votes = votes;
        this.pollVotes = pollVotes;
    }

    void created(Received received, Activity.Create create) {
        object(create.object())
                .filter(object -> isOwn(object, received.actor())
                        && !pollVotes.voted(received, object)
                        && !isVote(received, object))
                .ifPresent(object -> {
                    var incoming = mapping.read(object);
                    envelope(incoming)
                            .filter(envelope -> concernsUs(received, envelope) || votes.concerns(incoming))
                            .ifPresent(envelope -> take(received, received.actor(), incoming));
                });
    }

    /**
     * Whether it names one of the answers to what one of ours asked: that is no post, whatever its content is (snac2
     * says a line break), and it counts or it does not.
     */
    private boolean isVote(Received received, ActivityObject object) {
        var answer = questions.answer(object);
        if (answer.isEmpty()) {
            return false;
        }
        var asked = Optional.ofNullable(object.core().conversation().inReplyTo())
                .flatMap(posts::byUri)
                .filter(Post::isLocal);
        var isAnswer = asked.flatMap(polls::of)
                .filter(poll -> poll.options().stream()
                        .anyMatch(option -> option.title().equals(answer.get().strip())))
                .isPresent();
        if (isAnswer) {
            polls.count(received.actor(), asked.orElseThrow(), answer.get());
        }
        return isAnswer;
    }

    /** Only what its own author changes, and only what is known here. */
    void updated(Received received, Activity.Update update) {
        object(update.object())
                .filter(object -> isOwn(object, received.actor()))
                .ifPresent(object -> Optional.ofNullable(object.id())
                        .flatMap(posts::byUri)
                        .filter(post -> post.author().id() == received.actor().id() && !post.isDeleted())
                        .ifPresent(post -> rewrite(post, object)));
    }

    void deleted(Received received, Activity.Delete delete) {
        Optional.ofNullable(delete.objectId())
                .flatMap(posts::byUri)
                .filter(post -> post.author().id() == received.actor().id())
                .ifPresent(post -> {
                    switch (post.kind()) {
                        case NOTE -> notes.deleted(post);
                        case LISTING -> listings.of(post).ifPresent(listings::withdrawn);
                        case MOTION -> votes.deleted(post);
                        // What a group has voted on stays in its records.
                        case DECISION, RESULT -> {}
                    }
                });
    }

    /** Somebody passes a post on; one that was not known is taken in as its own server gave it. */
    void announced(Received received, Activity.Announce announce) {
        var post = received.subject() instanceof Received.Subject.ObjectOf announced
                ? takeAnnounced(received, announced)
                : Optional.ofNullable(announce.objectId()).flatMap(posts::byUri);
        var id = announce.core().id();
        if (id != null) {
            post.filter(found -> !found.isDeleted()).ifPresent(found -> {
                place(found, received.actor());
                responses.announce(received.actor(), found, new Origin.Remote(id));
            });
        }
    }

    /** A group passed on the very activity that made a post: that is its word that the post is in the group. */
    void vouchedFor(Received announce, Received inner) {
        if (inner.activity() instanceof Activity.Create create) {
            Optional.ofNullable(create.objectId())
                    .flatMap(posts::byUri)
                    .ifPresent(post -> place(post, announce.actor()));
        }
    }

    /** A post that somebody here looked up; only what is public is for them to read. */
    Optional<Post> lookedUp(Received received) {
        return received.subject() instanceof Received.Subject.ObjectOf found
                        && isOwn(found.object(), found.author())
                        && envelope(mapping.read(found.object()))
                                .filter(envelope -> envelope.audience().isOpen())
                                .isPresent()
                ? take(received, found.author(), mapping.read(found.object()))
                : Optional.empty();
    }

    private Optional<Post> takeAnnounced(Received received, Received.Subject.ObjectOf announced) {
        return isOwn(announced.object(), announced.author())
                ? take(received, announced.author(), mapping.read(announced.object()))
                : Optional.empty();
    }

    private Optional<Post> take(Received received, Identity author, Incoming incoming) {
        // Before anybody is told of the post.
        envelope(incoming).ifPresent(envelope -> learn(author, envelope));
        return switch (incoming) {
            case Incoming.IncomingNote note ->
                Optional.of(attachments.enclosingRemote(
                        files(author, note.envelope()),
                        () -> notes.take(
                                post(received, author, note.envelope(), note.words(), Post.Kind.NOTE), note.poll())));
            case Incoming.IncomingListing listing ->
                Optional.of(attachments
                        .enclosingRemote(
                                files(author, listing.envelope()),
                                () -> listings.take(
                                        post(received, author, listing.envelope(), listing.words(), Post.Kind.LISTING),
                                        listing.terms()))
                        .post());
            case Incoming.IncomingMotion motion ->
                votes.take(post(received, author, motion.envelope(), motion.words(), Post.Kind.MOTION), motion);
            case Incoming.IncomingDecision decision ->
                votes.take(post(received, author, decision.envelope(), decision.words(), Post.Kind.DECISION), decision)
                        .or(() -> justSaid(received, author, decision.envelope(), decision.words()));
            case Incoming.IncomingResult result ->
                votes.take(post(received, author, result.envelope(), result.words(), Post.Kind.RESULT), result)
                        .or(() -> justSaid(received, author, result.envelope(), result.words()));
            case Incoming.Unsupported ignored -> Optional.empty();
        };
    }

    /** Of a vote that is none of its author's, or not known here, only the words are left. */
    private Optional<Post> justSaid(Received received, Identity author, Incoming.Envelope envelope, Words words) {
        return Optional.of(notes.take(post(received, author, envelope, words, Post.Kind.NOTE), null));
    }

    private NewPost post(Received received, Identity author, Incoming.Envelope envelope, Words words, Post.Kind kind) {
        var group = groupOf(received, author, envelope);
        return new NewPost(
                new Origin.Remote(envelope.uri()),
                "",
                kind,
                author,
                group,
                envelope.inReplyTo(),
                envelope.audienceFor(author.endpoints().followers(), group != null),
                words,
                people(received, envelope.recipients()),
                envelope.url(),
                envelope.published(),
                envelope.raw());
    }

    /**
     * The group a post names counts when the author belongs to it, or when group and author live on one server. A
     * group of a third server has to pass the post on first.
     */
    private @Nullable Identity groupOf(Received received, Identity author, Incoming.Envelope envelope) {
        var group = received.person(envelope.group());
        // Where a group has gone, what is put to it is a post like any other.
        if (group == null || group.kind() != Identity.Kind.GROUP || Moved.isGone(group)) {
            return null;
        }
        var voucher = received.voucher() == null ? received.actor() : received.voucher();
        var isTheirs = memberships.may(group.id(), author.id(), Right.WRITE)
                || (!group.isLocal() && voucher.id() == group.id())
                || (!group.isLocal() && Hosts.same(group.uri(), author.uri()));
        return isTheirs ? group : null;
    }

    private void place(Post post, Identity group) {
        if (group.kind() == Identity.Kind.GROUP
                && post.group() == null
                && !post.isLocal()
                && post.raw() != null
                && post.raw().contains("\"" + group.uri() + "\"")) {
            posts.placeInGroup(post.id(), group);
        }
    }

    private void rewrite(Post post, ActivityObject object) {
        var incoming = mapping.read(object);
        envelope(incoming).ifPresent(envelope -> learn(post.author(), envelope));
        switch (incoming) {
            case Incoming.IncomingNote note -> {
                if (note.poll() != null) {
                    polls.refreshed(post, note.poll());
                }
                var files = files(post.author(), note.envelope());
                // Mastodon sends an Update for each new count: that changes no word
                var isSaid = note.words().areSaidBy(post) && attachments.areKnown(post.id(), files);
                if (post.kind() == Post.Kind.NOTE && !isSaid) {
                    attachments.enclosingRemote(
                            files,
                            () -> notes.rewritten(
                                    post,
                                    note.words(),
                                    note.envelope().updated(),
                                    note.envelope().raw()));
                }
            }
            case Incoming.IncomingListing listing ->
                listings.of(post)
                        .filter(known ->
                                known.terms().purpose() == listing.terms().purpose())
                        .ifPresent(known -> attachments.enclosingRemote(
                                files(post.author(), listing.envelope()),
                                () -> listings.rewritten(
                                        known,
                                        listing.words(),
                                        listing.terms(),
                                        listing.envelope().updated(),
                                        listing.envelope().raw())));
            case Incoming.IncomingMotion motion -> votes.rewrite(post, motion);
            case Incoming.IncomingDecision decision -> votes.rewrite(post, decision);
            // What it came to does not change by being told otherwise.
            case Incoming.IncomingResult ignored -> {}
            case Incoming.Unsupported ignored -> {}
        }
    }

    /** A stranger's post to nobody here is not kept: somebody here follows, is addressed, answered or a member. */
    private boolean concernsUs(Received received, Incoming.Envelope envelope) {
        var addressed = received.people().values().stream()
                .anyMatch(person -> person.isLocal() && person.kind() != Identity.Kind.SERVICE);
        var answered = envelope.inReplyTo();
        var group = received.person(envelope.group());
        // Of a group of another server only those members are known here who live here.
        var isForMembersHere = group != null && memberships.countMembers(group.id()) > 0;
        return addressed
                || isForMembersHere
                || follows.hasFollowers(received.actor().id())
                || votes.concerns(received.actor())
                || (answered != null && posts.byUri(answered).isPresent());
    }

    private void learn(Identity author, Incoming.Envelope envelope) {
        if (!envelope.emojis().isEmpty() && !contacts.refusesFilesOf(author.uri())) {
            emojis.learn(author, envelope.emojis());
        }
    }

    /** Some servers' files are not to be had here, by the word of who keeps this one. */
    private List<RemoteFile> files(Identity author, Incoming.Envelope envelope) {
        return contacts.refusesFilesOf(author.uri()) ? List.of() : envelope.files();
    }

    private static Optional<Incoming.Envelope> envelope(Incoming incoming) {
        return switch (incoming) {
            case Incoming.IncomingNote note -> Optional.of(note.envelope());
            case Incoming.IncomingListing listing -> Optional.of(listing.envelope());
            case Incoming.IncomingMotion motion -> Optional.of(motion.envelope());
            case Incoming.IncomingDecision decision -> Optional.of(decision.envelope());
            case Incoming.IncomingResult result -> Optional.of(result.envelope());
            case Incoming.Unsupported ignored -> Optional.empty();
        };
    }

    private static List<Identity> people(Received received, List<String> uris) {
        var people = new ArrayList<Identity>();
        for (var uri : uris) {
            var person = received.person(uri);
            if (person != null && person.kind() == Identity.Kind.PERSON) {
                people.add(person);
            }
        }
        return people;
    }

    private static Optional<ActivityObject> object(@Nullable Reference reference) {
        return reference != null && reference.thing() instanceof ActivityObject object
                ? Optional.of(object)
                : Optional.empty();
    }

    /** Written by the actor, under an id of the actor's own host (security.md §0 b, d). */
    static boolean isOwn(ActivityObject object, Identity actor) {
        var author = object.core().author();
        return object.id() != null
                && object.id().length() <= 2048
                && Hosts.same(object.id(), actor.uri())
                && (author == null || author.equals(actor.uri()));
    }
}
