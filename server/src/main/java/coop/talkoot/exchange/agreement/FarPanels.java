package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;

import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What groups of other instances say of a panel that a group here draws with them. */
@Singleton
public final class FarPanels {
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final Duration LONGEST_PANEL = Duration.ofDays(30);

    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final PanelDrawRows rows;
    private final PanelDraws draws;
    private final PanelSeats seats;
    private final DisputeRows disputes;
    private final AgreementRows agreements;
    private final Identities identities;
    private final Memberships memberships;

    FarPanels(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            PanelDrawRows rows,
            PanelDraws draws,
            PanelSeats seats,
            DisputeRows disputes,
            AgreementRows agreements,
            Identities identities,
            Memberships memberships) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.rows = rows;
        this.draws = draws;
        this.seats = seats;
        this.disputes = disputes;
        this.agreements = agreements;
        this.identities = identities;
        this.memberships = memberships;
    }

    /** Whether that group has a seat in a panel here. */
    public boolean isAwaited(String about, long groupId) {
        return transactions.read(() -> rows.with(about, groupId)
                .filter(draw -> draw.state() != PanelDraw.State.OVER)
                .isPresent());
    }

    /** A group elsewhere asks one here to sit with it; what it says of who belongs to whom is looked into after this. */
    public void called(PanelCall call) {
        transactions.run(() -> {
            requireThree(call);
            var now = clock.instant();
            if (!call.until().isAfter(now) || call.until().isAfter(now.plus(LONGEST))) {
                throw Refused.invalid("until", "A panel is drawn within " + LONGEST.toDays() + " days from now.");
            }
            var share = call.share();
            if (share.pool().isEmpty() || share.number() != null || share.panelist() != null) {
                throw Refused.conflict("Who asks for a panel has promised a number, and shows it later.");
            }
            var disputeId = call.other().isLocal() ? disputed(call) : null;
            var before = rows.about(call.about(), call.home().id())
                    .flatMap(found -> rows.lock(found.id()))
                    .orElse(null);
            if (before != null && before.attempt() >= call.attempt()) {
                throw Refused.conflict("This was asked before.");
            }
            rows.hear(rows.called(call, disputeId, before, now), call.home(), share);
        });
    }

    /** One group here and two elsewhere, all on different servers: so each of these has one seat. */
    private static void requireThree(PanelCall call) {
        var groups = Stream.of(call.home(), call.other(), call.third()).toList();
        var servers = groups.stream().map(Identity::domain).distinct().count();
        if (call.home().isLocal()
                || call.other().isLocal() == call.third().isLocal()
                || servers < Panels.SEATS
                || !groups.stream().allMatch(group -> group.kind() == Identity.Kind.GROUP)) {
            throw Refused.invalid("groups", "A panel is of three groups of three servers.");
        }
        if (call.apart().size() < 2 || call.apart().size() > 3 || call.attempt() < 1) {
            throw Refused.invalid("apart", "Say who the two sides are.");
        }
    }

    /** Whoever asks keeps a dispute of somebody of that co-op. */
    private Long disputed(PanelCall call) {
        var agreement = agreements
                .one(AGREEMENT.URI.eq(call.about()))
                .map(found -> agreements.lock(found.id()))
                .orElseThrow(() -> Refused.notFound("This agreement is not known here."));
        var side = agreement.provider().isLocal() ? agreement.provider() : agreement.receiver();
        var disputeId = agreement.disputeId();
        if (agreement.isHome()
                || !agreement.keeper().domain().equals(call.home().domain())
                || disputeId == null) {
            throw Refused.notAllowed("This dispute is not kept there.");
        }
        if (disputes.read(agreement, disputeId).state() instanceof DisputeState.Closed) {
            throw Refused.conflict("This dispute is closed.");
        }
        if (!memberships.isMember(call.other().id(), side.id())
                || !Set.copyOf(call.apart().subList(0, 2))
                        .equals(Set.of(
                                agreement.provider().uri(), agreement.receiver().uri()))) {
            throw Refused.notAllowed("This is not the co-op of that side.");
        }
        return disputeId;
    }

    /** What another group of the three has said so far. Refused, with nothing changed, where it does not fit. */
    public void shared(Identity from, String about, int attempt, PanelShare share) {
        transactions.run(() -> {
            var draw = lock(from, about);
            if (draw.attempt() != attempt || draw.state() == PanelDraw.State.OVER) {
                throw Refused.conflict("This is of another drawing, or of one that is over.");
            }
            share.check(from.uri());
            var shares = rows.shares(draw.id());
            var before = shares.get(from.id());
            if (draw.state() == PanelDraw.State.DRAWN) {
                requirePerson(draw, from, before, share);
                seats.heard(draw, from, Objects.requireNonNull(before), share);
                return;
            }
            if (!clock.instant().isBefore(draw.until())) {
                throw Refused.conflict("The time of this drawing is over.");
            }
            if (before != null) {
                share.follows(before, draw.seed());
            }
            if (share.number() != null && !shares.containsKey(draw.own().id())) {
                throw Refused.conflict("Numbers are shown once all are promised.");
            }
            requirePerson(draw, from, before, share);
            draws.heard(draw, from, share);
        });
    }

    private void requirePerson(PanelDraw draw, Identity from, @Nullable PanelShare before, PanelShare share) {
        var uri = share.panelist();
        if (uri == null) {
            return;
        }
        var seed = draw.seed();
        var isTheirs = share.number() != null
                && !draw.apart().contains(uri)
                && identities
                        .byUri(uri)
                        .filter(person -> person.kind() == Identity.Kind.PERSON
                                && person.domain().equals(from.domain()))
                        .isPresent();
        if (!isTheirs) {
            throw Refused.invalid("panelist", "A group names somebody of its own server, who is neither side.");
        }
        if (seed != null && (before == null || before.panelist() == null) && share.place(seed) > 0) {
            throw Refused.invalid("panelist", "Somebody else was drawn.");
        }
    }

    private PanelDraw lock(Identity from, String about) {
        var found = rows.with(about, from.id())
                .orElseThrow(() -> Refused.notFound("No panel is drawn here with this group."));
        if (found.disputeId() != null) {
            draws.dispute(found);
        }
        return rows.lock(found.id()).orElseThrow();
    }

    /** What the dispute is about, for who was drawn here; said by the group where it is kept. */
    public void told(Identity from, String about, int attempt, String title, String told, Instant until) {
        transactions.run(() -> {
            var draw = ofThird(from, about);
            var mine = rows.shares(draw.id()).get(draw.own().id());
            var now = clock.instant();
            if (draw.attempt() != attempt
                    || draw.state() == PanelDraw.State.OVER
                    || mine == null
                    || mine.panelist() == null) {
                throw Refused.conflict("Nobody was drawn here for this.");
            }
            if (title.isBlank() || !until.isAfter(now) || until.isAfter(now.plus(LONGEST_PANEL))) {
                throw Refused.invalid("until", "Say what it is about, and until when the panel is asked.");
            }
            var panelist =
                    identities.byUri(Objects.requireNonNull(mine.panelist())).orElseThrow();
            rows.told(draw.id(), title, told, until, panelist.id());
            events.publish(new PanelEvent.Asked(rows.find(draw.id()).orElseThrow(), panelist));
        });
    }

    /** The group here is asked no more. */
    public void ended(Identity from, String about) {
        transactions.run(() -> rows.over(ofThird(from, about).id()));
    }

    private PanelDraw ofThird(Identity from, String about) {
        return rows.about(about, from.id())
                .flatMap(found -> rows.lock(found.id()))
                .filter(draw -> isLocal(draw.third()))
                .orElseThrow(() -> Refused.notFound("No panel is drawn here with this group."));
    }

    private static boolean isLocal(@Nullable Identity group) {
        return group != null && group.isLocal();
    }
}
