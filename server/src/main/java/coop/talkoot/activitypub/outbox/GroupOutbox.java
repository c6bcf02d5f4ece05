package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.ActivityMapping;
import coop.talkoot.activitypub.mapping.MembershipMapping;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Inboxes;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Tells of joining and leaving, to the other side only: who belongs to a group is nobody else's business. That a group has
 * moved, or is no more, is told to all who have to do with it.
 */
@Singleton
final class GroupOutbox {
    private final Activities activities;
    private final MembershipMapping mapping;
    private final ActivityMapping telling;
    private final Memberships memberships;
    private final Affiliations affiliations;
    private final Audiences audiences;
    private final Inboxes inboxes;
    private final Ids ids;
    private final Settings settings;
    private final Clock clock;

    GroupOutbox(
            Activities activities,
            MembershipMapping mapping,
            ActivityMapping telling,
            Memberships memberships,
            Affiliations affiliations,
            Audiences audiences,
            Inboxes inboxes,
            Ids ids,
            Settings settings,
            Clock clock) {
        this.activities = activities;
        this.mapping = mapping;
        this.telling = telling;
        this.memberships = memberships;
        this.affiliations = affiliations;
        this.audiences = audiences;
        this.inboxes = inboxes;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    void tell(GroupEvent event) {
        switch (event) {
            case GroupEvent.GroupFounded ignored -> {}
            // Each room tells what ends with it.
            case GroupEvent.GroupEnding ignored -> {}
            case GroupEvent.GroupEnded ended -> {
                if (ended.group().isLocal()) {
                    ended(ended.group().identity());
                }
            }
            case GroupEvent.Invited invited -> {
                if (invited.group().isLocal() && !invited.person().isLocal()) {
                    var activity = mapping.invite(id("invite"), invited.group(), invited.person());
                    send(invited.group(), activity, invited.person());
                }
            }
            case GroupEvent.RoleChanged ignored -> {}
            case GroupEvent.DecidedOnMember ignored -> {}
            case GroupEvent.GroupMoved moved -> moved(moved);
            case GroupEvent.JoinRequested requested -> {
                if (byMember(requested.membership())) {
                    toGroup(requested.membership(), mapping.join(requested.membership(), ""));
                }
            }
            case GroupEvent.MemberJoined joined -> {
                if (byGroup(joined.membership())) {
                    toMember(joined.membership(), mapping.accept(id("accept"), joined.membership()));
                }
            }
            case GroupEvent.JoinRefused refused -> {
                if (byGroup(refused.membership())) {
                    toMember(refused.membership(), mapping.reject(id("reject"), refused.membership()));
                }
            }
            case GroupEvent.MemberLeft left -> {
                if (byMember(left.membership())) {
                    toGroup(left.membership(), mapping.leave(id("leave"), left.membership()));
                }
            }
            case GroupEvent.MemberRemoved removed -> {
                if (byGroup(removed.membership())) {
                    toMember(removed.membership(), mapping.remove(id("remove"), removed.membership()));
                }
            }
        }
    }

    /** To all who may remember it: followers, members and who asked to be one, and groups it ever belonged with. */
    private void ended(Identity group) {
        var concerned = new HashSet<>(memberships.concernedIds(group.id()));
        concerned.addAll(affiliations.everKin(group.id()));
        var targets = new TreeSet<>(inboxes.ofFollowers(group.id(), null));
        targets.addAll(inboxes.of(concerned, null));
        activities.send(group, telling.delete(id("delete"), group, clock.instant()), Audience.PUBLIC, targets);
    }

    /** To followers, members, those above and below, and the new address: each does its own part of it. */
    private void moved(GroupEvent.GroupMoved moved) {
        var group = moved.group();
        if (!group.isLocal()) {
            return;
        }
        var targets = new TreeSet<>(inboxes.ofFollowers(group.id(), null));
        targets.addAll(audiences.ofMembers(group, null));
        for (var relative : moved.relatives()) {
            if (!relative.isLocal() && !relative.isGone() && !relative.isSuspended()) {
                targets.add(relative.endpoints().sharedOrOwnInbox());
            }
        }
        targets.add(moved.target().endpoints().sharedOrOwnInbox());
        activities.send(group, telling.move(moved.uri(), group, moved.target()), Audience.PUBLIC, targets);
    }

    private static boolean byMember(Membership membership) {
        return membership.member().isLocal() && !membership.group().isLocal();
    }

    private static boolean byGroup(Membership membership) {
        return membership.group().isLocal() && !membership.member().isLocal();
    }

    private void toGroup(Membership membership, JsonObject activity) {
        send(membership.member(), activity, membership.group());
    }

    private void toMember(Membership membership, JsonObject activity) {
        send(membership.group(), activity, membership.member());
    }

    private void send(Identity from, JsonObject activity, Identity to) {
        activities.send(from, activity, Audience.DIRECT, List.of(to.endpoints().inbox()));
    }

    private String id(String verb) {
        return settings.uri("/activities/" + verb + "-" + ids.next());
    }
}
