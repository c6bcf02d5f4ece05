package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.ActivityMapping;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Inboxes;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Responses;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a group of this instance passes on to its followers (wire.md "Announce by the group"): first the id of a
 * member's new post, which everybody reads (a), then the whole activity for those known to read that (b). Of answers,
 * edits and deletions only (b): nobody wants each reply as a boost, nor what was meant for no list. Nothing that is
 * not open to everybody is passed on.
 */
@Singleton
final class GroupAnnounces {
    private final Activities activities;
    private final ActivityMapping mapping;
    private final Responses responses;
    private final FederationAnnounces federations;
    private final Memberships memberships;
    private final Inboxes inboxes;
    private final Audiences audiences;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;

    GroupAnnounces(
            Activities activities,
            ActivityMapping mapping,
            Responses responses,
            FederationAnnounces federations,
            Memberships memberships,
            Inboxes inboxes,
            Audiences audiences,
            Ids ids,
            Clock clock,
            Settings settings) {
        this.activities = activities;
        this.mapping = mapping;
        this.responses = responses;
        this.federations = federations;
        this.memberships = memberships;
        this.inboxes = inboxes;
        this.audiences = audiences;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    void published(Post post, Optional<JsonObject> told) {
        var group = speaking(post);
        if (group == null) {
            return;
        }
        if (!post.isReply()
                && post.audience() == Audience.PUBLIC
                && memberships.may(group.id(), post.author().id(), Right.WRITE)) {
            var announce = responses.record(group, post, Origin.LOCAL);
            activities.send(group, mapping.announce(announce), Audience.PUBLIC, inboxes.ofFollowers(group.id(), null));
            federations.announced(group, post);
        }
        passOn(group, told, readers(post, group));
    }

    void changed(Post post, Optional<JsonObject> told) {
        var group = speaking(post);
        if (group != null) {
            passOn(group, told, readers(post, group));
        }
    }

    /** A remote author's Delete reaches few of the group's followers: the group takes its own announce back too. */
    void deleted(Post post, Optional<JsonObject> told) {
        var group = speaking(post);
        if (group == null) {
            return;
        }
        passOn(group, told, readers(post, group));
        if (!post.isLocal()) {
            responses
                    .announceOf(group, post)
                    .ifPresent(announce -> activities.send(
                            group,
                            mapping.undo(settings.uri("/activities/undo-" + ids.next()), announce),
                            Audience.PUBLIC,
                            inboxes.ofFollowers(group.id(), null)));
        }
    }

    /** Another's activity, each byte of its tree as received, to those who say that they read our vocabulary. */
    void passOn(Identity group, Optional<JsonObject> activity) {
        passOn(group, activity, inboxes.ofFollowers(group.id(), Namespaces.CAPABILITY));
    }

    /** What is put to a group concerns all its members, whether they follow it or not. */
    private Set<String> readers(Post post, Identity group) {
        var followers = inboxes.ofFollowers(group.id(), Namespaces.CAPABILITY);
        if (post.kind() != Post.Kind.MOTION) {
            return followers;
        }
        var readers = new TreeSet<>(followers);
        readers.addAll(audiences.ofMembers(group, Namespaces.CAPABILITY));
        return readers;
    }

    private void passOn(Identity group, Optional<JsonObject> activity, Set<String> readers) {
        activity.filter(document -> !readers.isEmpty() && mapping.mayBePassedOn(document))
                .ifPresent(document -> {
                    var id = settings.uri("/activities/announce-" + ids.next());
                    activities.send(
                            group,
                            mapping.announceActivity(id, group, document, clock.instant()),
                            Audience.PUBLIC,
                            readers);
                });
    }

    private static @Nullable Identity speaking(Post post) {
        var group = post.group();
        var speaks = group != null && group.isLocal() && !group.isSuspended() && !group.isGone();
        return speaks && post.audience().isOpen() ? group : null;
    }
}
