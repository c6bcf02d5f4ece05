package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.actor.ActorDocuments;
import coop.talkoot.activitypub.mapping.ActivityMapping;
import coop.talkoot.activitypub.mapping.FollowMapping;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Inboxes;
import coop.talkoot.people.PeopleEvent;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;

/** Tells of follows, blocks, profiles and moves: only what somebody of this instance did, only to whom it concerns. */
@Singleton
final class PeopleOutbox {
    private final Activities activities;
    private final ActivityMapping mapping;
    private final FollowMapping follows;
    private final ActorDocuments actors;
    private final Inboxes inboxes;
    private final Ids ids;
    private final Settings settings;

    PeopleOutbox(
            Activities activities,
            ActivityMapping mapping,
            FollowMapping follows,
            ActorDocuments actors,
            Inboxes inboxes,
            Ids ids,
            Settings settings) {
        this.activities = activities;
        this.mapping = mapping;
        this.follows = follows;
        this.actors = actors;
        this.inboxes = inboxes;
        this.ids = ids;
        this.settings = settings;
    }

    void tell(PeopleEvent event) {
        switch (event) {
            case PeopleEvent.IdentityCreated ignored -> {}
            case PeopleEvent.ProfileChanged changed -> profile(changed.identity());
            case PeopleEvent.FollowRequested requested -> {
                var follow = requested.follow();
                send(follow.follower(), follow.followee(), follows.follow(follow));
            }
            case PeopleEvent.FollowAccepted accepted -> {
                var follow = accepted.follow();
                send(follow.followee(), follow.follower(), follows.accept(id("accept"), follow));
            }
            case PeopleEvent.FollowRejected rejected -> {
                var follow = rejected.follow();
                send(follow.followee(), follow.follower(), follows.reject(id("reject"), follow));
            }
            case PeopleEvent.FollowEnded ended -> {
                var follow = ended.follow();
                send(follow.follower(), follow.followee(), mapping.undo(id("undo"), follow));
            }
            case PeopleEvent.Blocked blocked -> {
                var block = blocked.block();
                if (crosses(block.blocker(), block.blocked())) {
                    direct(block.blocker(), mapping.block(block), block.blocked());
                }
            }
            case PeopleEvent.Unblocked unblocked -> {
                var block = unblocked.block();
                if (crosses(block.blocker(), block.blocked())) {
                    direct(block.blocker(), mapping.undo(id("undo"), block), block.blocked());
                }
            }
            case PeopleEvent.Moved moved -> {
                // Of a group more hear than follow it: see GroupOutbox.
                if (moved.identity().kind() != Identity.Kind.GROUP) {
                    toFollowers(moved.identity(), mapping.move(id("move"), moved.identity(), moved.target()));
                }
            }
        }
    }

    private void profile(Identity identity) {
        toFollowers(identity, mapping.update(id("update"), identity, actors.of(identity)));
    }

    private void send(Identity from, Identity to, JsonObject activity) {
        if (crosses(from, to)) {
            direct(from, activity, to);
        }
    }

    private void direct(Identity from, JsonObject activity, Identity to) {
        send(from, activity, Audience.DIRECT, List.of(to.endpoints().inbox()));
    }

    private void toFollowers(Identity identity, JsonObject activity) {
        send(identity, activity, Audience.PUBLIC, inboxes.ofFollowers(identity.id(), null));
    }

    private void send(Identity from, JsonObject activity, Audience audience, Collection<String> to) {
        activities.send(from, activity, audience, to);
    }

    /** From here to another server: what stays here needs no activity. */
    private static boolean crosses(Identity from, Identity to) {
        return from.isLocal() && !to.isLocal();
    }

    private String id(String verb) {
        return settings.uri("/activities/" + verb + "-" + ids.next());
    }
}
