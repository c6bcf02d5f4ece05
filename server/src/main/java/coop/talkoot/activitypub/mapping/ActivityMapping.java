package coop.talkoot.activitypub.mapping;

import coop.talkoot.moderation.Report;
import coop.talkoot.people.Block;
import coop.talkoot.people.Follow;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Announce;
import coop.talkoot.posts.Favourite;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Responses;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Received;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import coop.talkoot.vocab.jsonld.ObjectWriter;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What actors of ours do to things, as documents to be given a proof and sent. Ids come from the caller or the domain. */
@Singleton
public final class ActivityMapping {
    ActivityMapping() {}

    /** {@code object} as {@link PostMapping} or {@link ListingMapping} wrote it. */
    public JsonObject create(Post post, ActivityObject object) {
        var core = ObjectCore.with(LocalCollections.creation(post))
                .addressing(object.core().addressing())
                .times(Times.published(post.publishedAt()));
        return write(
                new Activity.Create(ActivityHead.of(core.build(), post.author().uri()), Reference.to(object)));
    }

    /** {@code id} must be new for each edit. */
    public JsonObject update(String id, Post post, ActivityObject object) {
        var core = ObjectCore.with(id).addressing(object.core().addressing()).times(times(post.editedAt()));
        return write(
                new Activity.Update(ActivityHead.of(core.build(), post.author().uri()), Reference.to(object)));
    }

    /** To everybody the post went to, in its author's name. */
    public JsonObject delete(String id, Post post) {
        var core = ObjectCore.with(id).addressing(Recipients.of(post)).times(times(post.deletedAt()));
        var left = new ActivityObject.Tombstone(ObjectCore.with(post.uri()).build(), "Note", post.deletedAt());
        return write(
                new Activity.Delete(ActivityHead.of(core.build(), post.author().uri()), Reference.to(left)));
    }

    /** An actor of ours is no more; nothing is left to be read but that. */
    public JsonObject delete(String id, Identity gone, Instant at) {
        return write(new Activity.Delete(head(id, gone, toEverybody(gone), at), Reference.to(gone.uri())));
    }

    /** What others see of an actor is different now; {@code actor} as {@link ActorMapping} wrote it. */
    public JsonObject update(String id, Identity identity, Actor actor) {
        var core = ObjectCore.with(id).addressing(toEverybody(identity)).times(Times.published(identity.updatedAt()));
        return write(new Activity.Update(ActivityHead.of(core.build(), identity.uri()), Reference.to(actor)));
    }

    /** Passes a post on by its id: what all but a few read (15a). A person's announce tells the author too. */
    public JsonObject announce(Announce announce) {
        var post = announce.post();
        var actor = announce.actor();
        if (!Responses.mayPassOn(actor.id(), post)) {
            throw new IllegalArgumentException("only what is public is announced");
        }
        var addressing = toReaders(announce);
        if (actor.kind() == Identity.Kind.PERSON) {
            addressing = new Addressing(
                    addressing.to(),
                    Stream.concat(
                                    addressing.cc().stream(),
                                    Stream.of(post.author().uri()))
                            .distinct()
                            .toList(),
                    List.of());
        }
        return write(new Activity.Announce(
                head(announce.uri(), actor, addressing, announce.createdAt()), Reference.to(post.uri())));
    }

    /**
     * A group passes a whole activity on, each byte of its tree as received (FEP-1b12, 15b): for actors known to read
     * it. Refuses what does not name the public.
     */
    public JsonObject announceActivity(String id, Identity group, JsonObject activity, Instant at) {
        if (!WholeActivity.mayBePassedOn(activity)) {
            throw new IllegalArgumentException("only what is public is announced");
        }
        var whole = new ActivityObject.Unknown(
                "",
                ObjectCore.with(null).received(Received.from(activity, null)).build());
        return write(new Activity.Announce(head(id, group, toEverybody(group), at), Reference.to(whole)));
    }

    /** Whether a group may pass this activity on: only what is public. */
    public boolean mayBePassedOn(JsonObject activity) {
        return WholeActivity.mayBePassedOn(activity);
    }

    /** To the author, and to the group a public post is in, which passes it on. */
    public JsonObject like(Favourite favourite) {
        var post = favourite.post();
        return write(new Activity.Like(
                head(favourite.uri(), favourite.actor(), toAuthor(post), favourite.createdAt()),
                Reference.to(post.uri())));
    }

    public JsonObject undo(String id, Favourite favourite) {
        var post = favourite.post();
        var undone = new Activity.Like(
                head(favourite.uri(), favourite.actor(), Addressing.nobody(), null), Reference.to(post.uri()));
        return write(new Activity.Undo(head(id, favourite.actor(), toAuthor(post), null), Reference.to(undone)));
    }

    /** To all who got the announce. */
    public JsonObject undo(String id, Announce announce) {
        var undone = new Activity.Announce(
                head(announce.uri(), announce.actor(), toReaders(announce), null),
                Reference.to(announce.post().uri()));
        return write(new Activity.Undo(head(id, announce.actor(), toReaders(announce), null), Reference.to(undone)));
    }

    /** Somebody of ours put a post at the top of their page, as Mastodon says it. */
    public JsonObject add(String id, Identity owner, Post post) {
        return write(new Activity.Add(
                head(id, owner, toEverybody(owner), null),
                Reference.to(post.uri()),
                Reference.to(LocalCollections.featured(owner))));
    }

    public JsonObject remove(String id, Identity owner, Post post) {
        return write(new Activity.Remove(
                head(id, owner, toEverybody(owner), null),
                Reference.to(post.uri()),
                Reference.to(LocalCollections.featured(owner))));
    }

    public JsonObject undo(String id, Follow follow) {
        return undo(
                id,
                follow.follower(),
                FollowMapping.bare(follow),
                follow.followee().uri());
    }

    public JsonObject block(Block block) {
        return write(block(block, Addressing.to(block.blocked().uri())));
    }

    public JsonObject undo(String id, Block block) {
        return undo(
                id,
                block.blocker(),
                block(block, Addressing.nobody()),
                block.blocked().uri());
    }

    /** A report to the server of who is reported: sent by {@code sender}, so that the reporter stays unnamed. */
    public JsonObject flag(Report report, Identity sender, String recipient) {
        var core = ObjectCore.with(report.uri())
                .addressing(Addressing.to(recipient))
                .times(Times.published(report.createdAt()))
                .content(report.content().isBlank() ? Text.none() : Text.of(report.content()));
        return write(new Activity.Flag(
                ActivityHead.of(core.build(), sender.uri()),
                report.objectUris().stream().map(Reference::to).toList()));
    }

    public JsonObject move(String id, Identity mover, Identity target) {
        var followers = mover.endpoints().followers();
        var addressing = followers == null ? Addressing.nobody() : Addressing.to(followers);
        return write(new Activity.Move(
                head(id, mover, addressing, null), Reference.to(mover.uri()), Reference.to(target.uri())));
    }

    static ActivityHead head(String id, Identity actor, Addressing addressing, @Nullable Instant at) {
        var core = ObjectCore.with(id).addressing(addressing).times(times(at));
        return ActivityHead.of(core.build(), actor.uri());
    }

    static JsonObject write(Activity activity) {
        return ObjectWriter.write(activity);
    }

    private static Activity.Block block(Block block, Addressing addressing) {
        return new Activity.Block(
                head(block.uri(), block.blocker(), addressing, null),
                Reference.to(block.blocked().uri()),
                null);
    }

    private static JsonObject undo(String id, Identity actor, Activity undone, String recipient) {
        return write(new Activity.Undo(head(id, actor, Addressing.to(recipient), null), Reference.to(undone)));
    }

    private static Addressing toAuthor(Post post) {
        var group = post.audience().isOpen() ? post.group() : null;
        var addressing = Addressing.to(post.author().uri());
        return group == null ? addressing : addressing.withCopyTo(group.uri());
    }

    /** What one wrote for followers goes to followers again, and to nobody else. */
    private static Addressing toReaders(Announce announce) {
        var followers = announce.actor().endpoints().followers();
        if (announce.post().audience().isOpen()) {
            return toEverybody(announce.actor());
        }
        return followers == null ? Addressing.nobody() : Addressing.to(followers);
    }

    private static Addressing toEverybody(Identity actor) {
        var followers = actor.endpoints().followers();
        var addressing = Addressing.to(Namespaces.PUBLIC);
        return followers == null ? addressing : addressing.withCopyTo(followers);
    }

    private static Times times(@Nullable Instant at) {
        return at == null ? Times.unknown() : Times.published(at);
    }
}
