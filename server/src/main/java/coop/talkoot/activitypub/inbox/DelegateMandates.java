package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.fetch.RemoteActors;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.activitypub.mapping.DelegateReading;
import coop.talkoot.activitypub.mapping.DelegateReading.Told;
import coop.talkoot.activitypub.mapping.MandateReading;
import coop.talkoot.governance.Delegate;
import coop.talkoot.governance.FarMandate;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Activity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a group elsewhere has decided to send those whom it says, or to recall them. Asks other servers, so before any
 * transaction; for somebody whom no decision sends, none but the group's own is asked.
 */
@Singleton
final class DelegateMandates {
    private final ProvenDecisions decisions;
    private final RemoteActors actors;
    private final Identities identities;
    private final Contacts contacts;
    private final Clock clock;

    DelegateMandates(
            ProvenDecisions decisions, RemoteActors actors, Identities identities, Contacts contacts, Clock clock) {
        this.decisions = decisions;
        this.actors = actors;
        this.identities = identities;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Nothing where it is about something else; throws when a server that is asked does not answer, to be asked again. */
    Optional<Received.Subject.Delegated> of(Activity activity, Identity signer) throws Unreachable {
        var told = DelegateReading.read(activity);
        return told.isEmpty() || signer.isLocal() ? Optional.empty() : Optional.of(of(told.get(), signer));
    }

    private Received.Subject.Delegated of(Told told, Identity signer) throws Unreachable {
        var parent = Optional.ofNullable(told.parent())
                .flatMap(identities::byUri)
                .filter(group -> group.isLocal() && group.kind() == Identity.Kind.GROUP)
                .orElse(null);
        try {
            if (parent == null) {
                throw Refused.notAllowed("The group they go to is not here.");
            }
            if (signer.kind() != Identity.Kind.GROUP || !signer.uri().equals(told.child()) || told.person() == null) {
                throw Refused.notAllowed("Only a group itself says whom it sends, and says who that is.");
            }
            var mandate = mandate(told, signer, parent);
            return new Received.Subject.Delegated(told, parent, mandate, person(told), null);
        } catch (Refused cannotBe) {
            return new Received.Subject.Delegated(
                    told, parent, null, null, cannotBe.refusal().sentence());
        }
    }

    /** Null where it takes none: they left, or laid it down. */
    private @Nullable FarMandate mandate(Told told, Identity signer, Identity parent) throws Unreachable {
        var uri = told.mandate();
        if (uri == null) {
            var isTheirs = told.why() == Delegate.Why.LEFT || told.why() == Delegate.Why.RESIGNED;
            if (told.isSent() || !isTheirs) {
                throw Refused.notAllowed("It names no decision behind it: context must be the decision of the group.");
            }
            return null;
        }
        var found = decisions.proven(uri, signer, decision -> {
            var wrong = MandateReading.refusal(decision, signer);
            return wrong == null ? DelegateReading.about(told, decision) : wrong;
        });
        var wrong = DelegateReading.outcome(told, found.decision(), found.tally());
        if (wrong == null && told.isSent()) {
            wrong = DelegateReading.term(told, found.decision(), found.tally(), clock.instant());
        }
        if (wrong != null) {
            throw Refused.notAllowed(wrong);
        }
        var counted = found.tally().core().times().published();
        if (counted == null) {
            throw Refused.notAllowed("The decision it names does not say when it was counted.");
        }
        return new FarMandate(
                signer,
                parent,
                uri,
                counted,
                Objects.requireNonNullElse(found.tally().counts().eligible(), 0L),
                DelegateReading.seats(found.decision(), found.tally()));
    }

    private Identity person(Told told) throws Unreachable {
        var uri = Objects.requireNonNull(told.person());
        if (contacts.refuses(uri)) {
            throw Refused.notAllowed("With their server this one does not deal.");
        }
        var person = told.isSent()
                ? actors.byUri(uri)
                : identities.byUri(uri).orElseThrow(() -> Refused.notAllowed("This group does not send them here."));
        if (person.kind() != Identity.Kind.PERSON) {
            throw Refused.notAllowed("Delegates are people.");
        }
        return person;
    }
}
