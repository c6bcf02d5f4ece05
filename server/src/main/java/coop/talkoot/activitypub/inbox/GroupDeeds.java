package coop.talkoot.activitypub.inbox;

import coop.talkoot.governance.Forks;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joining and leaving groups here, and what groups elsewhere answer to people here. */
@Singleton
final class GroupDeeds {
    private final Groups groups;
    private final Memberships memberships;
    private final Forks forks;

    GroupDeeds(Groups groups, Memberships memberships, Forks forks) {
        this.groups = groups;
        this.memberships = memberships;
        this.forks = forks;
    }

    void join(Received received, Activity.Join join) {
        var id = join.core().id();
        if (id != null) {
            localGroup(received, join.objectId())
                    .flatMap(group -> groups.find(group.id()))
                    .ifPresent(group -> memberships.join(group, received.actor(), new Origin.Remote(id)));
        }
    }

    void leave(Received received, Activity.Leave leave) {
        localGroup(received, leave.objectId())
                .flatMap(group -> groups.find(group.id()))
                .ifPresent(group -> memberships.leave(group, received.actor()));
    }

    /** True when it answers a Join of somebody here. */
    boolean accepted(Received received, Activity.Accept accept) {
        var asked = asked(accept.object(), received.actor());
        asked.filter(membership -> membership.state() == Membership.State.REQUESTED)
                .ifPresent(memberships::admit);
        return asked.isPresent();
    }

    /** True when it answers a Join of somebody here. */
    boolean rejected(Received received, Activity.Reject reject) {
        var asked = asked(reject.object(), received.actor());
        asked.ifPresent(memberships::endedByGroup);
        return asked.isPresent();
    }

    /** A remote group ends the membership of somebody here. */
    void removed(Received received, Activity.Remove remove) {
        var person = received.person(remove.objectId());
        if (person != null && person.isLocal()) {
            memberships
                    .find(received.actor().id(), person.id())
                    .filter(Membership::isActive)
                    .ifPresent(memberships::endedByGroup);
        }
    }

    /** A group asks somebody here in, itself and nobody for it. */
    void invited(Received received, Activity.Invite invite) {
        var group = received.actor();
        var person =
                received.person(invite.target() == null ? null : invite.target().id());
        if (group.kind() == Identity.Kind.GROUP
                && group.uri().equals(invite.objectId())
                && person != null
                && person.isLocal()) {
            forks.asked(group, person);
        }
    }

    private static Optional<Identity> localGroup(Received received, @Nullable String uri) {
        return Optional.ofNullable(received.person(uri))
                .filter(identity -> identity.isLocal() && identity.kind() == Identity.Kind.GROUP);
    }

    /** The membership that began with this Join, if the group that answers is the one that was asked. */
    private Optional<Membership> asked(@Nullable Reference join, Identity group) {
        return Optional.ofNullable(join)
                .map(Reference::id)
                .flatMap(memberships::byJoinUri)
                .filter(membership -> membership.group().id() == group.id()
                        && membership.member().isLocal());
    }
}
