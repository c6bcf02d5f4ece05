package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.PassingOn;
import coop.talkoot.activitypub.actor.NoteDocuments;
import coop.talkoot.activitypub.mapping.ActivityMapping;
import coop.talkoot.exchange.ListingEvent;
import coop.talkoot.people.Inboxes;
import coop.talkoot.platform.Ids;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.ActivityObject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Tells of posts: the Create, Update and Delete of authors here, then the group's announces of them. Of a post of
 * another server only the group speaks, and passes its author's own activity on.
 */
@Singleton
final class PostOutbox {
    private final Activities activities;
    private final ActivityMapping mapping;
    private final NoteDocuments notes;
    private final Audiences audiences;
    private final Inboxes inboxes;
    private final Polls polls;
    private final GroupAnnounces announces;
    private final FederationAnnounces federations;
    private final Ids ids;

    PostOutbox(
            Activities activities,
            ActivityMapping mapping,
            NoteDocuments notes,
            Audiences audiences,
            Inboxes inboxes,
            Polls polls,
            GroupAnnounces announces,
            FederationAnnounces federations,
            Ids ids) {
        this.activities = activities;
        this.mapping = mapping;
        this.notes = notes;
        this.audiences = audiences;
        this.inboxes = inboxes;
        this.polls = polls;
        this.announces = announces;
        this.federations = federations;
        this.ids = ids;
    }

    void tell(ListingEvent event) {
        var listing = event.listing();
        switch (event) {
            case ListingEvent.ListingPublished ignored -> published(listing.post(), () -> notes.of(listing));
            case ListingEvent.ListingEdited ignored -> edited(listing.post(), () -> notes.of(listing));
            case ListingEvent.ListingWithdrawn ignored -> deleted(listing.post());
        }
    }

    void published(Post post) {
        published(post, () -> notes.of(post));
    }

    void edited(Post post) {
        edited(post, () -> notes.of(post));
    }

    /** How a poll of ours stands, to all who have the post and all who answered. */
    void counted(Post post) {
        if (post.isLocal()) {
            var update = mapping.update(post.uri() + "/activities/update-" + ids.next(), post, notes.of(post));
            var targets = new TreeSet<>(audiences.of(post, true));
            targets.addAll(inboxes.of(polls.votersOf(post.id()), null));
            var told = activities.send(post.author(), update, post.audience(), targets);
            announces.changed(post, Optional.of(told));
        }
    }

    void deleted(Post post) {
        var told = post.isLocal()
                ? Optional.of(send(post, mapping.delete(post.uri() + "/activities/delete", post), true))
                : PassingOn.document();
        announces.deleted(post, told);
        var group = post.group();
        if (group != null) {
            federations.unannounced(group, post);
        }
    }

    void published(Post post, Supplier<ActivityObject> object) {
        var told = post.isLocal()
                ? Optional.of(send(post, mapping.create(post, object.get()), false))
                : PassingOn.document();
        announces.published(post, told);
    }

    void edited(Post post, Supplier<ActivityObject> object) {
        var told = post.isLocal()
                ? Optional.of(send(
                        post,
                        mapping.update(post.uri() + "/activities/update-" + ids.next(), post, object.get()),
                        true))
                : PassingOn.document();
        announces.changed(post, told);
    }

    /** {@code followUp}: also to those who know the post only from the group's announce of its id. */
    private JsonObject send(Post post, JsonObject activity, boolean followUp) {
        return activities.send(post.author(), activity, post.audience(), audiences.of(post, followUp));
    }
}
