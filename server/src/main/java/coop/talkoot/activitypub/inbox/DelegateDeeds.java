package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.mapping.DelegateMapping;
import coop.talkoot.activitypub.mapping.DelegateReading;
import coop.talkoot.governance.Councils;
import coop.talkoot.governance.FarCouncils;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Activity;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom groups elsewhere send to federations here, and whom they send no more: as they have decided, and not otherwise. And who
 * lives elsewhere and lays down the office a group here gave them.
 */
@Singleton
final class DelegateDeeds {
    private final FarCouncils councils;
    private final Councils own;
    private final Settings settings;

    DelegateDeeds(FarCouncils councils, Councils own, Settings settings) {
        this.councils = councils;
        this.own = own;
        this.settings = settings;
    }

    /** True when it was about delegates; what may not be is refused by name. */
    boolean heard(Received received) {
        if (received.activity() instanceof Activity.Reject reject) {
            var term = DelegateMapping.termOf(settings, reject.objectId());
            term.ifPresent(id -> councils.notTaken(received.actor(), id));
            return term.isPresent();
        }
        var left = DelegateReading.left(received.activity());
        if (left.isPresent()) {
            laidDown(received.actor(), left.get());
            return true;
        }
        if (!(received.subject() instanceof Received.Subject.Delegated delegated)) {
            return false;
        }
        var told = delegated.told();
        var parent = delegated.parent();
        var person = delegated.person();
        var mandate = delegated.mandate();
        if (delegated.refusal() != null || parent == null || person == null) {
            throw Refused.notAllowed(
                    Objects.requireNonNullElse(delegated.refusal(), "What it says of delegates could not be checked."));
        }
        if (mandate == null) {
            councils.gone(received.actor(), parent, person, Objects.requireNonNull(told.why()));
        } else if (told.isSent()) {
            councils.sent(mandate, person, Objects.requireNonNull(told.since()), Objects.requireNonNull(told.until()));
        } else {
            councils.recalled(mandate, person);
        }
        return true;
    }

    /** Who is sent by a group here, and lives elsewhere, lays it down by their own word; nobody does it for them. */
    private void laidDown(Identity by, DelegateReading.Left left) {
        if (!by.uri().equals(left.person())) {
            throw Refused.notAllowed("Only delegates themselves lay their office down; their group recalls them.");
        }
        var uri = Objects.requireNonNullElse(left.uri(), "");
        var number = uri.replaceFirst(".*#", "");
        var office = Optional.of(number)
                .filter(digits -> digits.matches("[1-9][0-9]{0,17}"))
                .flatMap(digits -> own.find(Long.parseLong(digits)))
                .filter(delegate -> delegate.child().isLocal()
                        && DelegateMapping.item(delegate).equals(uri))
                .orElseThrow(() -> Refused.notFound("No group here sends anybody by that name."));
        own.resign(office, by);
    }

    /** A group is told why its word is not taken; whoever is none has no delegates. */
    void refused(Received received, String sentence) {
        var uri = received.activity().core().id();
        if (received.subject() instanceof Received.Subject.Delegated delegated
                && delegated.parent() != null
                && uri != null
                && received.actor().kind() == Identity.Kind.GROUP) {
            councils.refuse(received.actor(), delegated.parent(), uri, sentence);
        }
    }
}
