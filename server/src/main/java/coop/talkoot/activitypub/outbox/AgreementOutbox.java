package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.AgreementMapping;
import coop.talkoot.activitypub.mapping.AgreementMapping.Telling;
import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementEvent;
import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.exchange.agreement.EconomicEvent;
import coop.talkoot.exchange.agreement.NotTaken;
import coop.talkoot.exchange.agreement.Passes;
import coop.talkoot.exchange.agreement.Phase;
import coop.talkoot.exchange.agreement.PurchaseState;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.exchange.agreement.TakenStep;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other side of an agreement what was done here, and nobody else: in our words where they are understood, in a
 * plain note elsewhere (wire.md 2.3, rule 15).
 */
@Singleton
final class AgreementOutbox {
    private final Activities activities;
    private final AgreementMapping mapping;
    private final Agreements agreements;
    private final Settings settings;
    private final Passes passes;
    private final Ids ids;
    private final Clock clock;

    AgreementOutbox(
            Activities activities,
            AgreementMapping mapping,
            Agreements agreements,
            Settings settings,
            Passes passes,
            Ids ids,
            Clock clock) {
        this.activities = activities;
        this.mapping = mapping;
        this.agreements = agreements;
        this.settings = settings;
        this.passes = passes;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(AgreementEvent event) {
        switch (event) {
            case AgreementEvent.AgreementProposed proposed -> proposed(proposed);
            case AgreementEvent.StepTaken taken -> taken(taken);
            // The other side said so.
            case AgreementEvent.StepNotTaken ignored -> {}
            // Between this server and its own people, and between the two ledgers.
            case AgreementEvent.BookingDue ignored -> {}
            case AgreementEvent.TakingBackDue ignored -> {}
            case AgreementEvent.Reminded ignored -> {}
            case AgreementEvent.StillOwed owed -> owed(owed);
        }
    }

    /** Who did what is not taken here hears why, where that is understood. */
    void tell(NotTaken none) {
        if (none.to().capabilities().contains(Namespaces.CAPABILITY)) {
            var id = none.by().uri() + "/activities/not-taken-" + ids.next();
            activities.send(
                    none.by(),
                    mapping.notTaken(id, none, clock.instant()),
                    Audience.DIRECT,
                    List.of(none.to().endpoints().inbox()));
        }
    }

    private void proposed(AgreementEvent.AgreementProposed proposed) {
        var agreement = proposed.agreement();
        var proposer = agreement.of(agreement.proposer());
        var partner = agreement.of(agreement.proposer().other());
        if (proposer.isLocal() && !partner.isLocal()) {
            var telling = new Telling(agreement, proposed.step(), proposer, partner);
            send(telling, mapping.offer(telling, agreement.terms()));
        } else if (partner.isLocal()
                && !proposer.isLocal()
                && agreement.state() instanceof PurchaseState.Cart cart
                && cart.isAgreed()) {
            // Sold at the listed price: the buyer's server cannot know that it is the seller's yes already.
            var name = new TakenStep(
                    proposed.step().id(),
                    agreement.uri() + "/steps/listed",
                    agreement.id(),
                    proposed.step().number(),
                    proposed.step().step(),
                    partner,
                    agreement.state().name(),
                    proposed.step().at());
            var telling = new Telling(agreement, name, partner, proposer);
            send(telling, mapping.accept(telling, agreement.proposalUri(), proposer));
        }
    }

    private void taken(AgreementEvent.StepTaken taken) {
        var from = speaker(taken);
        if (from == null || !from.isLocal()) {
            return;
        }
        var agreement = taken.agreement();
        var to = agreement.of(agreement.sideOf(from.id()).orElseThrow().other());
        if (!to.isLocal()) {
            var telling = new Telling(agreement, taken.step(), from, to);
            send(telling, said(taken, telling));
        }
    }

    /** Only who owes it knows why it was not given. */
    private void owed(AgreementEvent.StillOwed owed) {
        var agreement = owed.agreement();
        var from = agreement.of(owed.payer());
        var to = agreement.of(owed.payer().other());
        if (from.isLocal() && !to.isLocal()) {
            var name = ids.next();
            var step = new TakenStep(
                    name,
                    settings.uri("/agreements/" + agreement.id() + "/steps/owed-" + name),
                    agreement.id(),
                    agreement.version(),
                    new Step.BookingRefused(owed.reason()),
                    null,
                    agreement.state().name(),
                    clock.instant());
            var telling = new Telling(agreement, step, from, to);
            send(telling, mapping.create(telling));
        }
    }

    /** Who did it; what nobody did is said by the side whose server decides it. */
    private static @Nullable Identity speaker(AgreementEvent.StepTaken taken) {
        var agreement = taken.agreement();
        var by = taken.step().by();
        if (by != null) {
            return by;
        }
        return switch (taken.step().step()) {
            case Step.Lapse ignored -> agreement.isHome() ? agreement.keeper() : null;
            case Step.BookingRefused ignored -> agreement.receiver();
            case Step.Booked ignored -> null;
            case Step.Settle ignored -> null;
            case Step.NotTaken ignored -> null;
            case Step.OfParty ignored -> null;
        };
    }

    private JsonObject said(AgreementEvent.StepTaken taken, Telling telling) {
        var step = taken.step().step();
        var isOffered = taken.before().state().phase() == Phase.PENDING;
        if (step instanceof Step.Suggest suggest) {
            return mapping.offer(telling, suggest.terms());
        }
        if (isOffered && (step instanceof Step.Accept || step instanceof Step.Decline)) {
            var offer = lastOffer(taken.before());
            var by = Objects.requireNonNull(offer.by());
            return step instanceof Step.Accept
                    ? mapping.accept(telling, offer.uri(), by)
                    : mapping.reject(telling, offer.uri(), by);
        }
        if (taken.step().by() == null) {
            return mapping.create(telling);
        }
        if (!taken.recorded().isEmpty()) {
            var event = taken.recorded().getLast();
            return mapping.create(telling, event, corrected(taken.agreement(), event));
        }
        return taken.confirmed().isEmpty()
                ? mapping.create(telling)
                : mapping.confirm(telling, taken.confirmed().getLast());
    }

    private TakenStep lastOffer(Agreement agreement) {
        return agreements.history(agreement).stream()
                .filter(step -> step.step() instanceof Step.Propose || step.step() instanceof Step.Suggest)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private @Nullable String corrected(Agreement agreement, EconomicEvent event) {
        return event.correctsId() == null
                ? null
                : agreements.events(agreement).stream()
                        .filter(known -> known.id() == event.correctsId())
                        .map(EconomicEvent::uri)
                        .findFirst()
                        .orElse(null);
    }

    /** A person who cannot sign in here sees it, and says yes or no, by a link of their own; who else reads for a group? */
    private String link(Telling telling) {
        var agreement = telling.agreement();
        return settings.uri(
                telling.to().kind() == Identity.Kind.PERSON
                        ? "/deals/" + passes.issue(agreement, telling.to())
                        : "/agreements/" + agreement.id());
    }

    private void send(Telling telling, JsonObject activity) {
        var to = telling.to();
        var isRead = to.capabilities().contains(Namespaces.CAPABILITY);
        activities.send(
                telling.from(),
                isRead ? activity : mapping.note(telling, link(telling), clock.instant()),
                Audience.DIRECT,
                List.of(to.endpoints().inbox()));
    }
}
