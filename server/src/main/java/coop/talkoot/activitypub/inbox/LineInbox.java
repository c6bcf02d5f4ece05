package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.ClearingMapping;
import coop.talkoot.ledger.clearing.LineDeeds;
import coop.talkoot.ledger.clearing.LineMessage;
import coop.talkoot.ledger.clearing.TrustLines;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject.TalkootClearing;
import coop.talkoot.vocab.ActivityObject.TalkootLineStatement;
import coop.talkoot.vocab.ActivityObject.TalkootTrustLine;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** What groups elsewhere say on their lines to groups here. Each speaks for its own end only. */
@Singleton
final class LineInbox {
    private final TrustLines lines;
    private final LineDeeds deeds;
    private final ClearingMapping mapping;

    LineInbox(TrustLines lines, LineDeeds deeds, ClearingMapping mapping) {
        this.lines = lines;
        this.deeds = deeds;
        this.mapping = mapping;
    }

    /** True when it was of a line, whatever became of it; what may not be said is refused by name. */
    boolean heard(Received received) {
        var activity = received.activity();
        var object = activity.object() == null ? null : activity.object().thing();
        if (object instanceof TalkootTrustLine line) {
            stated(received, line);
            return true;
        }
        if (object instanceof TalkootLineStatement statement) {
            compared(received, statement);
            return true;
        }
        if (object instanceof TalkootClearing transfer) {
            said(received, transfer);
            return true;
        }
        return false;
    }

    private void stated(Received received, TalkootTrustLine line) {
        var group = group(received);
        if (!(received.activity() instanceof Activity.Offer)
                || !received.actor().uri().equals(line.core().author())
                || !group.uri().equals(line.partner())
                || line.accepts() == null
                || line.revision() == null) {
            throw Refused.invalid("object", "This is no word on a line between two groups.");
        }
        lines.stated(group, received.actor(), line.accepts(), line.revision());
    }

    private void compared(Received received, TalkootLineStatement statement) {
        var group = group(received);
        var isAsking = received.activity() instanceof Activity.Offer;
        if (!(isAsking || received.activity() instanceof Activity.Create)
                || !received.actor().uri().equals(statement.core().author())
                || !group.uri().equals(statement.partner())) {
            throw Refused.invalid("object", "This is no statement of a line.");
        }
        var theirs = mapping.read(statement)
                .orElseThrow(() -> Refused.invalid("object", "What stands in this statement are no hashes."));
        lines.compared(group, received.actor(), theirs, isAsking);
    }

    private void said(Received received, TalkootClearing transfer) {
        var group = group(received);
        var line = lines.between(group.id(), received.actor().id())
                .orElseThrow(() -> Refused.notAllowed(
                        "There is no line to " + received.actor().address() + "."));
        var message = mapping.read(received.activity())
                .orElseThrow(() -> Refused.invalid("object", "This is no word on a transfer."));
        if (message instanceof LineMessage.Proposed) {
            checkProposed(received.actor(), group, transfer);
        }
        deeds.hear(line, message);
    }

    /** The one who pays names it, on its own host, and says whose accounts are meant. */
    private static void checkProposed(Identity payer, Identity payee, TalkootClearing transfer) {
        var isOwn = Hosts.same(Objects.requireNonNull(transfer.id()), payer.uri())
                && payer.uri().equals(transfer.core().author())
                && payer.uri().equals(transfer.sides().payerGroup())
                && payee.uri().equals(transfer.sides().payeeGroup());
        if (!isOwn) {
            throw Refused.notAllowed("This transfer is not " + payer.address() + "'s to propose.");
        }
    }

    /** The group here that it is for; the one of the two that speaks is a group as well. */
    private static Identity group(Received received) {
        if (received.actor().kind() != Identity.Kind.GROUP) {
            throw Refused.notAllowed("Only groups have lines.");
        }
        var to = received.activity().core().addressing().to();
        return Optional.ofNullable(to.size() == 1 ? received.person(to.getFirst()) : null)
                .filter(named -> named.isLocal() && named.kind() == Identity.Kind.GROUP)
                .orElseThrow(() -> Refused.invalid("to", "No group here is named."));
    }
}
