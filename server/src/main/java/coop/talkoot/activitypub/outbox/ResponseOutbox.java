package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.PassingOn;
import coop.talkoot.activitypub.mapping.ActivityMapping;
import coop.talkoot.activitypub.mapping.PollMapping;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Inboxes;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Announce;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Favourite;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Vote;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Tells of likes, people's own announces, and what they put at the top of their page. */
@Singleton
final class ResponseOutbox {
    private final Activities activities;
    private final ActivityMapping mapping;
    private final PollMapping questions;
    private final GroupAnnounces announces;
    private final FederationAnnounces federations;
    private final Inboxes inboxes;
    private final Ids ids;
    private final Settings settings;

    ResponseOutbox(
            Activities activities,
            ActivityMapping mapping,
            PollMapping questions,
            GroupAnnounces announces,
            FederationAnnounces federations,
            Inboxes inboxes,
            Ids ids,
            Settings settings) {
        this.activities = activities;
        this.mapping = mapping;
        this.questions = questions;
        this.announces = announces;
        this.federations = federations;
        this.inboxes = inboxes;
        this.ids = ids;
        this.settings = settings;
    }

    void favourited(Favourite favourite) {
        about(favourite.actor(), favourite.post(), () -> mapping.like(favourite));
    }

    void unfavourited(Favourite favourite) {
        about(favourite.actor(), favourite.post(), () -> mapping.undo(id("undo"), favourite));
    }

    void announced(Announce announce) {
        if (announce.actor().isLocal()) {
            toFollowers(announce, mapping.announce(announce));
        }
        federations.announced(announce.actor(), announce.post());
    }

    void unannounced(Announce announce) {
        if (announce.actor().isLocal()) {
            toFollowers(announce, mapping.undo(id("undo"), announce));
        }
        federations.unannounced(announce.actor(), announce.post());
    }

    /** To the server of who asked, and to no other. */
    void voted(Vote vote) {
        var asker = vote.post().author();
        if (vote.voter().isLocal() && !asker.isLocal()) {
            activities.send(
                    vote.voter(),
                    questions.vote(settings.uri("/activities/vote-" + vote.id()), vote),
                    Audience.DIRECT,
                    List.of(asker.endpoints().inbox()));
        }
    }

    void pinned(Post post, Identity owner) {
        if (isShown(post, owner)) {
            toFollowers(owner, mapping.add(id("add"), owner, post));
        }
    }

    void unpinned(Post post, Identity owner) {
        if (isShown(post, owner)) {
            toFollowers(owner, mapping.remove(id("remove"), owner, post));
        }
    }

    /** What not everybody may read is not in the collection others see. */
    private static boolean isShown(Post post, Identity owner) {
        return owner.isLocal() && post.audience().isOpen();
    }

    private void toFollowers(Identity owner, JsonObject activity) {
        // Everybody may read it, and nobody needs it in the outbox: who comes later reads the collection.
        activities.send(owner, activity, Audience.UNLISTED, inboxes.ofFollowers(owner.id(), null));
    }

    private void about(Identity actor, Post post, Supplier<JsonObject> activity) {
        var group = post.group();
        var told = actor.isLocal() ? Optional.of(send(actor, post, activity.get())) : PassingOn.document();
        if (group != null && group.isLocal() && post.audience().isOpen()) {
            announces.passOn(group, told);
        }
    }

    private JsonObject send(Identity actor, Post post, JsonObject activity) {
        var group = post.group();
        var targets = new TreeSet<String>();
        if (!post.author().isLocal()) {
            targets.add(post.author().endpoints().inbox());
        }
        if (group != null && !group.isLocal() && post.audience().isOpen()) {
            targets.add(group.endpoints().sharedOrOwnInbox());
        }
        return activities.send(actor, activity, Audience.DIRECT, targets);
    }

    private void toFollowers(Announce announce, JsonObject activity) {
        var targets = new TreeSet<>(inboxes.ofFollowers(announce.actor().id(), null));
        var author = announce.post().author();
        if (!author.isLocal()) {
            targets.add(author.endpoints().sharedOrOwnInbox());
        }
        var audience = announce.post().audience().isOpen() ? Audience.PUBLIC : Audience.FOLLOWERS;
        activities.send(announce.actor(), activity, audience, targets);
    }

    private String id(String verb) {
        return settings.uri("/activities/" + verb + "-" + ids.next());
    }
}
