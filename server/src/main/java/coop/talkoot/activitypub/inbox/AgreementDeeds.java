package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.AgreementReading;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.exchange.agreement.EconomicEvent;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.NewAgreement;
import coop.talkoot.exchange.agreement.NewStep;
import coop.talkoot.exchange.agreement.Owings;
import coop.talkoot.exchange.agreement.Side;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.TalkootStep;
import coop.talkoot.vocab.ActivityObject.VfAgreement;
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Thing;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the other side of an agreement says from another instance. Only a side is heard, only for itself, and only about
 * what it agreed on; the same course then decides here as there. What may not be is refused by name, and changes nothing.
 */
@Singleton
final class AgreementDeeds {
    private final Agreements agreements;
    private final AgreementReading reading;
    private final Listings listings;
    private final Settings settings;
    private final Clock clock;
    private final DisputeInbox disputes;
    private final Owings owings;

    AgreementDeeds(
            Agreements agreements,
            AgreementReading reading,
            Listings listings,
            Settings settings,
            Clock clock,
            DisputeInbox disputes,
            Owings owings) {
        this.agreements = agreements;
        this.reading = reading;
        this.listings = listings;
        this.settings = settings;
        this.clock = clock;
        this.disputes = disputes;
        this.owings = owings;
    }

    /** True when it was about an agreement, whatever became of it. */
    boolean heard(Received received) {
        return switch (received.activity()) {
            case Activity.Offer offer ->
                offer.object() != null && offered(received, offer.object().thing());
            case Activity.Create create ->
                create.object() != null && created(received, create.object().thing());
            case Activity.Accept accept -> accepted(received, accept);
            case Activity.Reject reject -> rejected(received, reject);
            default -> false;
        };
    }

    private boolean offered(Received received, @Nullable Thing object) {
        if (!(object instanceof VfAgreement said)) {
            return false;
        }
        var known = named(said.core());
        if (known.isPresent()) {
            suggested(received, said, known.get());
        } else {
            proposed(received, said);
        }
        return true;
    }

    private void suggested(Received received, VfAgreement said, Agreement agreement) {
        side(agreement, received);
        if (!reading.isBetween(agreement, said)) {
            throw Refused.invalid("object", "The two sides of an agreement stay who they are.");
        }
        var terms = reading.terms(said, agreement.kind(), clock.instant()).orElseThrow(AgreementDeeds::unclear);
        rename(agreement, said.core(), received.actor());
        take(agreement, received, new Step.Suggest(terms, words(received)), id(received));
    }

    private void proposed(Received received, VfAgreement said) {
        var partner = partner(received);
        var listing = reading.listing(said)
                .map(uri ->
                        listings.byUri(uri).orElseThrow(() -> Refused.notFound("What this answers is not known here.")))
                .orElse(null);
        var kind = listing == null ? null : AgreementKind.of(listing.terms().kind());
        var side = reading.side(said, received.actor().uri()).orElse(Side.RECEIVER);
        var terms = reading.terms(said, kind, clock.instant()).orElseThrow(AgreementDeeds::unclear);
        var title =
                listing == null ? reading.title(said.core(), received.activity().core()) : "";
        var agreement = agreements.propose(new NewAgreement(
                new Origin.Remote(id(received)),
                null,
                received.actor(),
                partner,
                side,
                listing,
                title,
                terms,
                words(received)));
        rename(agreement, said.id(), received.actor());
    }

    private boolean created(Received received, @Nullable Thing object) {
        if (object instanceof VfEconomicEvent event) {
            recorded(received, event);
            return true;
        }
        if (object instanceof TalkootStep step) {
            stepped(received, step);
            return true;
        }
        return false;
    }

    private void recorded(Received received, VfEconomicEvent event) {
        var agreement = named(event.core()).orElseThrow(AgreementDeeds::unknown);
        var side = side(agreement, received);
        var uri = own(received, event);
        var step = reading.step(agreement, side, event)
                .orElseThrow(() -> Refused.invalid("object", "This is not what the two agreed on."));
        rename(agreement, event.core(), received.actor());
        take(agreement, received, step, uri);
    }

    private void stepped(Received received, TalkootStep said) {
        var agreement = named(said.core()).orElseThrow(AgreementDeeds::unknown);
        var side = side(agreement, received);
        var uri = own(received, said);
        rename(agreement, said.core(), received.actor());
        if (disputes.heard(agreement, received.actor(), said)) {
            return;
        }
        if (reading.isLapse(said)) {
            if (agreement.keeper().id() != received.actor().id()) {
                throw Refused.notAllowed("The time of this agreement is kept elsewhere.");
            }
            agreements.lapsed(agreement.id(), uri);
        } else if (reading.isBookingRefused(said)) {
            bookingRefused(agreement, side, reading.words(said.core()));
        } else {
            take(agreement, received, reading.step(said).orElseThrow(AgreementDeeds::unclear), uri);
        }
    }

    /** Only who pays knows that it cannot be booked. */
    private void bookingRefused(Agreement agreement, Side side, String reason) {
        var why = reason.isEmpty() ? "It was not booked." : reason;
        if (owings.told(agreement.id(), side, why)) {
            return;
        }
        if (side != Side.RECEIVER) {
            throw Refused.notAllowed("Only who pays can say that it was not booked.");
        }
        agreements.events(agreement).stream()
                .filter(event -> event.booking() == EconomicEvent.Booking.DUE)
                .findFirst()
                .ifPresent(event -> agreements.bookingRefused(agreement.id(), event.id(), why));
    }

    private boolean accepted(Received received, Activity.Accept accept) {
        var object = accept.object();
        var uri = object == null ? null : object.id();
        var known = uri == null ? Optional.<Agreement>empty() : byAnyName(uri);
        if (known.isEmpty()) {
            return false;
        }
        var agreement = known.get();
        side(agreement, received);
        var result = accept.result() == null ? null : accept.result().thing();
        if (result instanceof VfAgreement said) {
            if (!reading.isOf(agreement, said)) {
                throw Refused.conflict("This says yes to something else.");
            }
            rename(agreement, said.core(), received.actor());
        }
        take(agreement, received, answer(agreement, result, uri), id(received));
        return true;
    }

    /** Yes to an event confirms it; yes to an offer is one. What more a yes says stands in its result. */
    private Step.OfParty answer(Agreement agreement, @Nullable Thing result, @Nullable String uri) {
        if (result instanceof TalkootStep said) {
            return reading.step(said).orElseThrow(AgreementDeeds::unclear);
        }
        var known = agreements.events(agreement);
        var meant = known.stream().filter(event -> event.uri().equals(uri)).findFirst();
        if (meant.isPresent()
                && known.stream()
                        .anyMatch(event ->
                                Objects.equals(event.correctsId(), meant.get().id()))) {
            throw Refused.conflict("This was corrected meanwhile. Look at it again.");
        }
        return meant.isPresent() ? new Step.Confirm() : new Step.Accept(Evidence.NONE);
    }

    private boolean rejected(Received received, Activity.Reject reject) {
        var object = reject.object();
        var uri = object == null ? null : object.id();
        var known = uri == null ? Optional.<Agreement>empty() : byAnyName(uri);
        if (uri == null || known.isEmpty()) {
            return false;
        }
        side(known.get(), received);
        if (reading.isNotTaken(reject)) {
            var reason = reading.words(reject.core());
            agreements.notTaken(known.get().id(), uri, reason.isEmpty() ? "It gives no reason." : reason);
            return true;
        }
        take(known.get(), received, new Step.Decline(words(received)), id(received));
        return true;
    }

    /** What a side elsewhere did, and could not do here, its server is told of, so that both have the same again. */
    void refused(Received received, String reason) {
        var by = received.actor();
        var said = ofDispute(received);
        if (said != null) {
            about(received)
                    .filter(agreement -> agreement.sideOf(by.id()).isPresent() && !by.isLocal())
                    .ifPresent(agreement -> disputes.answer(agreement, said, reason));
            return;
        }
        var uri = deed(received);
        if (by.isLocal() || uri == null) {
            return;
        }
        about(received)
                .flatMap(agreement -> agreement.sideOf(by.id()).map(side -> agreement.of(side.other())))
                .or(() -> received.activity() instanceof Activity.Offer ? addressed(received) : Optional.empty())
                .filter(Identity::isLocal)
                .ifPresent(side -> agreements.refuse(side, by, uri, reason));
    }

    private @Nullable TalkootStep ofDispute(Received received) {
        return received.activity() instanceof Activity.Create create
                        && create.object() != null
                        && create.object().thing() instanceof TalkootStep step
                        && disputes.isOf(step)
                ? step
                : null;
    }

    /** The name of a side's deed, as its own server has it; nothing where it is none. */
    private @Nullable String deed(Received received) {
        var activity = received.activity();
        var reference = activity.object();
        if (reference == null) {
            return null;
        }
        var object = reference.thing();
        return switch (activity) {
            case Activity.Offer ignored -> object instanceof VfAgreement ? activity.id() : null;
            case Activity.Create ignored -> {
                var isDeed = object instanceof VfEconomicEvent
                        || (object instanceof TalkootStep step
                                && reading.step(step).isPresent());
                yield isDeed ? reference.id() : null;
            }
            case Activity.Accept ignored -> activity.id();
            case Activity.Reject reject -> reading.isNotTaken(reject) ? null : activity.id();
            default -> null;
        };
    }

    private Optional<Agreement> about(Received received) {
        var object = received.activity().object();
        if (object == null) {
            return Optional.empty();
        }
        if (object.thing() instanceof VfAgreement said) {
            return named(said.core());
        }
        if (object.thing() instanceof VfEconomicEvent said) {
            return named(said.core());
        }
        if (object.thing() instanceof TalkootStep said) {
            return named(said.core());
        }
        return object.id() == null ? Optional.empty() : byAnyName(object.id());
    }

    private void take(Agreement agreement, Received received, Step.OfParty step, String uri) {
        agreements.take(new NewStep(agreement.id(), received.actor(), step, new Origin.Remote(uri), null, null));
    }

    /** The instance where it is at home says under which name it is known. */
    private void rename(Agreement agreement, ObjectCore said, Identity actor) {
        rename(agreement, said.conversation().context(), actor);
    }

    private void rename(Agreement agreement, @Nullable String name, Identity actor) {
        if (name != null
                && agreement.keeper().id() == actor.id()
                && settings.isOurs(agreement.uri())
                && Hosts.same(name, actor.uri())) {
            agreements.named(agreement.id(), name);
        }
    }

    /** Which side speaks; a third person is none, nor is who lives here. */
    private static Side side(Agreement agreement, Received received) {
        var side = agreement
                .sideOf(received.actor().id())
                .orElseThrow(() -> Refused.notAllowed(received.actor().address() + " is no party to this agreement."));
        if (received.actor().isLocal() || !agreement.of(side.other()).isLocal()) {
            throw Refused.notAllowed(
                    "This agreement is not between " + received.actor().address() + " and somebody here.");
        }
        return side;
    }

    private Optional<Agreement> named(ObjectCore core) {
        return Stream.of(core.conversation().context(), core.conversation().inReplyTo())
                .flatMap(Stream::ofNullable)
                .flatMap(uri -> agreements.byUri(uri).stream())
                .findFirst();
    }

    private Optional<Agreement> byAnyName(String uri) {
        return agreements.byUri(uri).or(() -> agreements.byStepUri(uri));
    }

    /** What somebody says in their own name has an id on their own server. */
    private static String own(Received received, ActivityObject object) {
        var uri = object.id();
        if (uri == null || !PostDeeds.isOwn(object, received.actor())) {
            throw Refused.notAllowed("This is not " + received.actor().address() + "'s to say.");
        }
        return uri;
    }

    private static String id(Received received) {
        var id = received.activity().id();
        if (id == null || !Hosts.same(id, received.actor().uri())) {
            throw Refused.invalid("id", "It has no name of its sender's.");
        }
        return id;
    }

    private static Optional<Identity> addressed(Received received) {
        var to = received.activity().core().addressing().to();
        return Optional.ofNullable(to.size() == 1 ? received.person(to.getFirst()) : null)
                .filter(Identity::isLocal);
    }

    private static Identity partner(Received received) {
        return addressed(received).orElseThrow(() -> Refused.invalid("to", "Nobody here is named."));
    }

    private Evidence words(Received received) {
        return Evidence.of(reading.words(received.activity().core()));
    }

    private static Refused unknown() {
        return Refused.notFound("This agreement is not known here.");
    }

    private static Refused unclear() {
        return Refused.invalid("object", "What is meant cannot be read.");
    }
}
