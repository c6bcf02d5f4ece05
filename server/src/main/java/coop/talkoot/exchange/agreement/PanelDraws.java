package coop.talkoot.exchange.agreement;

import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a panel comes to be: of one co-op where both sides live here, or nothing is above the two; else one member of each side's
 * co-op and one of a third group of the federation they have in common, each drawn by its own instance from its own pool by
 * one seed. Why so: ADR 30.
 */
@Singleton
final class PanelDraws implements DomainListener {
    /** To find the groups, to promise, to show and to name. */
    static final Duration DRAWING = Duration.ofDays(2);

    private static final Duration PANEL = Duration.ofDays(7);
    /** So many third groups are tried after the first. */
    private static final int MOST_SKIPPED = 2;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final PanelDrawRows rows;
    private final PanelPools pools;
    private final PanelKin kin;
    private final Panels panels;
    private final DisputeRows disputes;
    private final AgreementRows agreements;
    private final Identities identities;
    private final Memberships memberships;

    PanelDraws(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            PanelDrawRows rows,
            PanelPools pools,
            PanelKin kin,
            Panels panels,
            DisputeRows disputes,
            AgreementRows agreements,
            Identities identities,
            Memberships memberships) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.rows = rows;
        this.pools = pools;
        this.kin = kin;
        this.panels = panels;
        this.disputes = disputes;
        this.agreements = agreements;
        this.identities = identities;
        this.memberships = memberships;
    }

    /** Begins where the dispute is kept; until when what comes next is awaited, or nothing where nobody can be drawn. */
    Optional<Instant> begin(Dispute dispute, Instant end) {
        var agreement = dispute.agreement();
        var mediatorId = DisputeClosing.mediatorOf(dispute);
        var home = home(agreement);
        if (home.isEmpty()) {
            return alone(dispute, mediatorId, end);
        }
        var now = now();
        var until = now.plus(DRAWING);
        var apart = Stream.concat(
                        Stream.of(agreement.provider(), agreement.receiver()), mediatorId.map(identities::get).stream())
                .map(Identity::uri)
                .toList();
        rows.begin(agreement.uri(), dispute.id(), home.get(), apart, until, now);
        return Optional.of(until);
    }

    /** The co-op of the side here that belongs to something; that in which the agreement was made before others. */
    private Optional<Identity> home(Agreement agreement) {
        if (agreement.isAllLocal()) {
            return Optional.empty();
        }
        var group = agreement.group();
        var side = agreement.provider().isLocal() ? agreement.provider() : agreement.receiver();
        var ofSide = identities.byIds(memberships.groupsOf(side.id())).values().stream()
                .sorted(Comparator.comparing(Identity::uri));
        return Stream.concat(Stream.ofNullable(group), ofSide)
                .filter(found -> found.isLocal() && kin.isKin(found))
                .findFirst();
    }

    private Optional<Instant> alone(Dispute dispute, Optional<Long> mediatorId, Instant end) {
        return panels.draw(dispute.agreement(), mediatorId).map(drawn -> {
            disputes.drawn(dispute.id(), drawn.seed(), drawn.panel(), drawn.standby());
            return end;
        });
    }

    /** Where it is the co-op's own panel here, the other side hears so, and why. */
    void tellWhose(Dispute dispute) {
        PanelMake.explained(dispute).ifPresent(events::publish);
    }

    /**
     * The time of a panel is over, here where its dispute is kept: where the third group alone was silent, another one is
     * asked. Nothing where it is the assembly's now.
     */
    Optional<Instant> again(Dispute dispute) {
        return rows.of(dispute.id())
                .flatMap(found -> rows.lock(found.id()))
                .filter(PanelDraw::isOpen)
                .flatMap(draw -> another(draw, isThirds(draw)));
    }

    private boolean isThirds(PanelDraw draw) {
        var other = draw.other();
        var third = draw.third();
        var shares = rows.shares(draw.id());
        return other != null && third != null && stage(shares, third) < stage(shares, other);
    }

    private Optional<Instant> another(PanelDraw draw, boolean isThirds) {
        var third = draw.third();
        events.publish(new PanelEvent.Ended(draw));
        if (third == null || !isThirds || draw.skipped().size() >= MOST_SKIPPED) {
            rows.over(draw.id());
            return Optional.empty();
        }
        var skipped = new ArrayList<>(draw.skipped());
        skipped.add(third.id());
        var until = now().plus(DRAWING);
        rows.again(draw, skipped, until);
        return Optional.of(until);
    }

    private static int stage(Map<Long, PanelShare> shares, Identity group) {
        var share = shares.get(group.id());
        return share == null ? 0 : share.stage();
    }

    /** Finds out who belongs to whom; asks other servers, so outside any transaction, and refused where these are away. */
    void seek(long id) {
        var found = transactions.read(() -> rows.find(id)).filter(draw -> draw.state() == PanelDraw.State.SEEKING);
        if (found.isEmpty()) {
            return;
        }
        var draw = found.get();
        if (draw.home().isLocal()) {
            var trio = kin.find(draw, farDomain(draw));
            transactions.run(() -> call(draw, trio));
        } else {
            var isTrue = kin.isTrue(draw);
            transactions.run(() -> answer(draw, isTrue));
        }
    }

    private String farDomain(PanelDraw draw) {
        return identities.byUris(draw.apart().subList(0, 2)).stream()
                .filter(side -> !side.isLocal())
                .findFirst()
                .map(Identity::domain)
                .orElseThrow();
    }

    private void call(PanelDraw sought, Optional<PanelKin.Found> trio) {
        var dispute = dispute(sought);
        var draw = locked(sought);
        if (draw.isEmpty()) {
            return;
        }
        if (!(dispute.state() instanceof DisputeState.Panel)) {
            rows.over(sought.id());
        } else if (trio.isPresent()) {
            rows.found(
                    sought.id(),
                    trio.get().parent(),
                    trio.get().other(),
                    trio.get().third());
            var found = again(sought.id());
            var share = pools.freeze(found);
            if (share.pool().isEmpty()) {
                toAssembly(found);
            } else {
                rows.state(sought.id(), PanelDraw.State.DRAWING);
                events.publish(new PanelEvent.Called(again(sought.id()), share));
            }
        } else {
            nobody(draw.get(), dispute);
        }
    }

    /** There is no such federation: the co-op's own panel is asked, as if there had never been one. */
    private void nobody(PanelDraw draw, Dispute dispute) {
        var mediatorId = draw.apart().stream()
                .skip(2)
                .findFirst()
                .flatMap(identities::byUri)
                .map(Identity::id);
        var end = now().plus(PANEL);
        if (draw.skipped().isEmpty() && alone(dispute, mediatorId, end).isPresent()) {
            rows.over(draw.id());
            disputes.ends(dispute.id(), end, now());
            stands(dispute, Dispute.Deed.STANDS);
            tellWhose(disputes.read(dispute.agreement(), dispute.id()));
        } else {
            toAssembly(draw);
        }
    }

    /** The group here promises, if it does belong to those who ask. */
    private void answer(PanelDraw sought, boolean isTrue) {
        if (sought.disputeId() != null) {
            dispute(sought);
        }
        if (locked(sought).isEmpty()) {
            return;
        }
        if (!isTrue || !now().isBefore(sought.until())) {
            rows.over(sought.id());
            return;
        }
        rows.state(sought.id(), PanelDraw.State.DRAWING);
        events.publish(new PanelEvent.Shared(sought, pools.freeze(sought)));
        advance(sought.id());
    }

    /** What a group elsewhere says that the group here is to know; the row is locked. */
    void heard(PanelDraw draw, Identity from, PanelShare share) {
        rows.hear(draw.id(), from, share);
        advance(draw.id());
    }

    /** Does what can be done now: shows the number here, draws, and seats the panel once all have named theirs. */
    private void advance(long id) {
        var draw = again(id);
        var shares = rows.shares(id);
        if (draw.state() != PanelDraw.State.DRAWING) {
            return;
        }
        if (shares.values().stream().anyMatch(share -> share.pool().isEmpty())) {
            if (draw.home().isLocal()) {
                tooFew(draw, shares);
            }
            return;
        }
        if (shares.size() < Panels.SEATS) {
            return;
        }
        var own = draw.own();
        if (mine(shares, own).number() == null) {
            rows.show(id, own);
            shares = rows.shares(id);
            events.publish(new PanelEvent.Shared(draw, mine(shares, own)));
        }
        if (shares.values().stream().anyMatch(share -> share.number() == null)) {
            return;
        }
        var seed = PanelPools.seed(draw, shares);
        if (mine(shares, own).panelist() == null) {
            rows.seed(id, seed);
            pools.name(draw, seed, mine(shares, own));
            shares.forEach((group, share) -> {
                // Named before the seed was known here, and not whom it draws.
                if (share.panelist() != null && share.place(seed) > 0) {
                    rows.nameNobody(id, group);
                }
            });
            shares = rows.shares(id);
            events.publish(new PanelEvent.Shared(draw, mine(shares, own)));
        }
        if (shares.values().stream().allMatch(share -> share.panelist() != null)) {
            seat(draw, seed, shares);
        }
    }

    private static PanelShare mine(Map<Long, PanelShare> shares, Identity own) {
        return Objects.requireNonNull(shares.get(own.id()));
    }

    private void seat(PanelDraw draw, String seed, Map<Long, PanelShare> shares) {
        rows.state(draw.id(), PanelDraw.State.DRAWN);
        var disputeId = draw.disputeId();
        if (disputeId == null) {
            return;
        }
        var seated = draw.groups().stream()
                .map(group -> Objects.requireNonNull(mine(shares, group).panelist()))
                .map(uri -> identities.byUri(uri).orElseThrow().id())
                .toList();
        disputes.drawn(disputeId, seed, seated, List.of());
        var dispute = dispute(draw);
        if (draw.home().isLocal()) {
            var end = now().plus(PANEL);
            rows.until(draw.id(), end);
            disputes.ends(disputeId, end, now());
            events.publish(new PanelEvent.Told(draw, dispute.agreement().title(), PanelStory.of(dispute), end));
        }
        stands(dispute, Dispute.Deed.STANDS);
    }

    /** A group has nobody who could be drawn: another third one is asked, for a side's co-op there is no other. */
    private void tooFew(PanelDraw draw, Map<Long, PanelShare> shares) {
        var third = draw.third();
        var said = third == null ? null : shares.get(third.id());
        var until = another(draw, said != null && said.pool().isEmpty());
        if (until.isEmpty()) {
            assembly(draw);
        } else {
            disputes.ends(Objects.requireNonNull(draw.disputeId()), until.get(), now());
        }
    }

    private void toAssembly(PanelDraw draw) {
        rows.over(draw.id());
        assembly(draw);
    }

    private void assembly(PanelDraw draw) {
        var disputeId = Objects.requireNonNull(draw.disputeId());
        disputes.save(disputeId, new DisputeState.Appealed(), now());
        disputes.say(disputeId, null, Dispute.Deed.LAPSE, Evidence.NONE, now());
        stands(dispute(draw), Dispute.Deed.LAPSE);
    }

    private void stands(Dispute before, Dispute.Deed deed) {
        events.publish(new DisputeEvent(disputes.read(before.agreement(), before.id()), deed, null));
    }

    /** Locks its agreement, as whoever does something in a dispute does first. */
    Dispute dispute(PanelDraw draw) {
        var id = Objects.requireNonNull(draw.disputeId());
        return disputes.read(agreements.lock(disputes.agreementOf(id)), id);
    }

    private Optional<PanelDraw> locked(PanelDraw sought) {
        return rows.lock(sought.id())
                .filter(draw -> draw.state() == PanelDraw.State.SEEKING && draw.attempt() == sought.attempt());
    }

    private PanelDraw again(long id) {
        return rows.find(id).orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** When a dispute goes on without its panel, the third group is asked no more; a word said here is to be counted there. */
    @Override
    public void on(DomainEvent event) {
        if (event instanceof DisputeEvent happened) {
            var dispute = happened.dispute();
            rows.of(dispute.id())
                    .filter(draw -> draw.state() != PanelDraw.State.OVER)
                    .ifPresent(draw -> follow(happened, draw));
        }
    }

    private void follow(DisputeEvent happened, PanelDraw draw) {
        var dispute = happened.dispute();
        var isHome = dispute.agreement().isHome();
        var by = happened.by();
        if (dispute.state() instanceof DisputeState.Panel panel) {
            if (!isHome && by != null && by.isLocal() && happened.deed() == Dispute.Deed.VOTE) {
                panel.panel().stream()
                        .filter(panelist -> panelist.actor().id() == by.id() && panelist.remedy() != null)
                        .forEach(panelist -> events.publish(new PanelEvent.Voted(
                                draw,
                                by,
                                Objects.requireNonNull(panelist.remedy()),
                                dispute.words().getLast().evidence())));
            }
        } else if (isHome || draw.state() == PanelDraw.State.DRAWN) {
            rows.over(draw.id());
            if (isHome) {
                events.publish(new PanelEvent.Ended(draw));
            }
        }
    }
}
