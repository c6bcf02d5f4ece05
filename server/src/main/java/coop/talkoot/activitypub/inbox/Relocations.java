package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.fetch.RemoteActors;
import coop.talkoot.activitypub.fetch.RemoteKin;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.GroupMoves;
import coop.talkoot.groups.affiliation.Kin;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Activity;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a group has moved to where it says: both groups' own documents must say so, as they are now. Asks other servers,
 * so before any transaction, and only where anybody here has anything to do with one of the two.
 */
@Singleton
final class Relocations {
    private static final Logger LOG = LoggerFactory.getLogger(Relocations.class);

    private final RemoteActors actors;
    private final RemoteKin kinship;
    private final Identities identities;
    private final Follows follows;
    private final Memberships memberships;
    private final GroupMoves moves;
    private final Contacts contacts;
    private final Settings settings;

    Relocations(
            RemoteActors actors,
            RemoteKin kinship,
            Identities identities,
            Follows follows,
            Memberships memberships,
            GroupMoves moves,
            Contacts contacts,
            Settings settings) {
        this.actors = actors;
        this.kinship = kinship;
        this.identities = identities;
        this.follows = follows;
        this.memberships = memberships;
        this.moves = moves;
        this.contacts = contacts;
        this.settings = settings;
    }

    /** Null where one of the two does not say so, or the new place can be none: then it is as if nothing had been sent. */
    Received.Subject.@Nullable Relocated of(Activity.Move move, Identity signer) throws Unreachable {
        var goal = move.target() == null ? null : move.target().id();
        if (goal == null
                || !signer.uri().equals(move.objectId())
                || goal.equals(signer.uri())
                || contacts.refuses(goal)
                || !matters(signer, goal)) {
            return null;
        }
        var old = actors.fetch(signer.uri());
        if (!goal.equals(old.movedTo())) {
            return null;
        }
        var target = settings.isOurs(goal) ? identities.byUri(goal).orElse(null) : actors.fetch(goal);
        if (target == null || !goal.equals(target.uri()) || GroupMoves.obstacle(old, target) != null) {
            return null;
        }
        return new Received.Subject.Relocated(
                target, kin(old, target), target.isLocal() ? kinship.taken(old, target) : List.of());
    }

    private boolean matters(Identity old, String goal) {
        return settings.isOurs(goal)
                || follows.countFollowers(old.id()) > 0
                || memberships.countMembers(old.id()) > 0
                || moves.hasRelatives(old);
    }

    private Map<Long, Kin> kin(Identity old, Identity target) throws Unreachable {
        var found = new HashMap<Long, Kin>();
        for (var held : moves.goingAlong(old)) {
            var isParent = held.parent().id() == old.id();
            var kin = isParent ? kin(held.child(), target, held) : kin(target, held.parent(), held);
            if (kin != null) {
                found.put(held.id(), kin);
            }
        }
        return found;
    }

    /** Null of a tree that is too large to be asked: then what is known here says whether one would be above itself. */
    private @Nullable Kin kin(Identity child, Identity parent, Affiliation held) throws Unreachable {
        try {
            return kinship.asked(child, parent);
        } catch (Refused tooMany) {
            LOG.info("whether {} can go on: {}", held.uri(), tooMany.getMessage());
            return null;
        }
    }
}
