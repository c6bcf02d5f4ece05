package coop.talkoot.activitypub.inbox;

import coop.talkoot.groups.Endings;
import coop.talkoot.groups.affiliation.Exits;
import coop.talkoot.groups.affiliation.GroupMoves;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.moderation.Reports;
import coop.talkoot.people.Blocks;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Origin;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import java.util.Objects;

/** What remote actors do about themselves and about people here. */
@Singleton
final class PeopleDeeds {
    private final Identities identities;
    private final Follows follows;
    private final Blocks blocks;
    private final Reports reports;
    private final Contacts contacts;
    private final Exits exits;
    private final Endings endings;
    private final GroupMoves moves;

    PeopleDeeds(
            Identities identities,
            Follows follows,
            Blocks blocks,
            Reports reports,
            Contacts contacts,
            Exits exits,
            Endings endings,
            GroupMoves moves) {
        this.identities = identities;
        this.follows = follows;
        this.blocks = blocks;
        this.reports = reports;
        this.contacts = contacts;
        this.exits = exits;
        this.endings = endings;
        this.moves = moves;
    }

    void gone(Received received) {
        identities.markGone(received.actor().uri());
        if (received.actor().kind() == Identity.Kind.GROUP) {
            exits.detach(received.actor());
            endings.endedElsewhere(received.actor());
        }
    }

    void blocked(Received received, Activity.Block block) {
        var blocked = received.person(block.objectId());
        var id = block.core().id();
        if (blocked != null && blocked.isLocal() && id != null) {
            blocks.block(received.actor(), blocked, new Origin.Remote(id));
        }
    }

    void unblocked(Received received, Activity.Undo undo) {
        if (undo.object() != null && undo.object().thing() instanceof Activity.Block block) {
            var blocked = received.person(block.objectId());
            if (blocked != null) {
                blocks.unblock(received.actor().id(), blocked.id());
            }
        }
    }

    /** Believed only when the new address says it was the old one (security.md §2, Relations). */
    void moved(Received received, Activity.Move move) {
        if (received.actor().kind() == Identity.Kind.GROUP) {
            groupMoved(received, move);
            return;
        }
        var target =
                move.target() == null ? null : received.person(move.target().id());
        var old = received.actor();
        if (target != null
                && old.uri().equals(move.objectId())
                && target.alsoKnownAs().contains(old.uri())) {
            follows.moveFollowers(old, target);
        }
    }

    /** A group takes along what belongs to it: nothing of that without its own document and the new one's. */
    private void groupMoved(Received received, Activity.Move move) {
        var uri = move.core().id();
        if (uri != null && received.subject() instanceof Received.Subject.Relocated relocated) {
            moves.heard(received.actor(), relocated.target(), uri, relocated.kin(), relocated.bonds());
        }
    }

    void flagged(Received received, Activity.Flag flag) {
        var id = flag.core().id();
        var uris = flag.objects().stream()
                .map(Reference::id)
                .filter(Objects::nonNull)
                .limit(50)
                .toList();
        if (id != null
                && !uris.isEmpty()
                && !contacts.refusesReportsOf(received.actor().uri())) {
            var content = flag.core().content().any();
            reports.file(
                    received.actor(), uris, Html.toPlainText(content == null ? "" : content), new Origin.Remote(id));
        }
    }
}
