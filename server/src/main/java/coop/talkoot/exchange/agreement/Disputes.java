package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;
import static coop.talkoot.schema.Tables.DISPUTE;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * When the two do not agree on what happened: claim, answer, mediation, a panel by lot, its decision, one appeal. At any
 * time one side can offer a remedy and the other take it, and that ends it.
 */
@Singleton
public final class Disputes {
    private static final Duration MEDIATION = Duration.ofDays(14);
    private static final Duration PANEL = Duration.ofDays(7);
    private static final Duration APPEAL = Duration.ofDays(7);
    private static final int MAJORITY = 2;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Memberships memberships;
    private final AgreementRows agreements;
    private final DisputeRows rows;
    private final DisputeClosing closing;
    private final PanelDraws panels;

    Disputes(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Memberships memberships,
            AgreementRows agreements,
            DisputeRows rows,
            DisputeClosing closing,
            PanelDraws panels) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.memberships = memberships;
        this.agreements = agreements;
        this.rows = rows;
        this.closing = closing;
        this.panels = panels;
    }

    /** The other side says how it sees it. */
    public Dispute answer(long id, Identity by, Evidence evidence) {
        requireWords(evidence);
        return asSide(id, by, in -> {
            if (!(in.dispute.state() instanceof DisputeState.Opened) || in.side == in.dispute.claimant()) {
                throw Refused.conflict("There is no claim that waits for your answer.");
            }
            var state = new DisputeState.Answered(in.now.plus(MEDIATION), null, null);
            return in.go(state, Dispute.Deed.ANSWER, evidence);
        });
    }

    /** One side would have this person help them. */
    public Dispute nameMediator(long id, Identity by, Identity mediator) {
        return asSide(id, by, in -> {
            if (!(in.dispute.state() instanceof DisputeState.Answered answered)) {
                throw Refused.conflict("Who mediates is found once both have spoken, and before a panel is drawn.");
            }
            if (in.dispute.agreement().sideOf(mediator.id()).isPresent()
                    || mediator.kind() != Identity.Kind.PERSON
                    || !(mediator.isLocal() || isOfOther(in.dispute.agreement(), mediator))) {
                throw Refused.invalid(
                        "mediator",
                        in.dispute.agreement().isAllLocal()
                                ? "A mediator is a third person of this instance."
                                : "A mediator is a third person of an instance of the two.");
            }
            var state = new DisputeState.Answered(answered.until(), mediator, in.side);
            return in.go(state, Dispute.Deed.NAME_MEDIATOR, Evidence.NONE);
        });
    }

    /** The other side is content with whoever was named. */
    public Dispute acceptMediator(long id, Identity by) {
        return acceptMediator(id, by, null);
    }

    /** The other side is content with that person; {@code meant} is whom they think was named, null for whoever was. */
    public Dispute acceptMediator(long id, Identity by, @Nullable Identity meant) {
        return asSide(id, by, in -> {
            if (!(in.dispute.state() instanceof DisputeState.Answered answered)
                    || answered.named() == null
                    || answered.namedBy() == in.side) {
                throw Refused.conflict("Nobody the other side named waits for your word.");
            }
            if (meant != null && meant.id() != answered.named().id()) {
                throw Refused.conflict("Somebody else has been named meanwhile. Look at it again.");
            }
            var state = new DisputeState.Mediation(in.now.plus(MEDIATION), answered.named());
            return in.go(state, Dispute.Deed.ACCEPT_MEDIATOR, Evidence.NONE);
        });
    }

    /** One side would settle for this. */
    public Dispute offer(long id, Identity by, Remedy remedy, Evidence evidence) {
        return asSide(id, by, in -> {
            switch (in.dispute.state()) {
                case DisputeState.Decided ignored ->
                    throw Refused.conflict("The panel has decided. Ask the assembly if it is wrong.");
                case DisputeState.Opened ignored -> {}
                case DisputeState.Answered ignored -> {}
                case DisputeState.Mediation ignored -> {}
                case DisputeState.Panel ignored -> {}
                case DisputeState.Appealed ignored -> {}
                case DisputeState.Closed ignored -> {}
            }
            rows.offer(id, remedy, in.side);
            return in.stay(Dispute.Deed.OFFER, evidence);
        });
    }

    /** The other side takes whatever was offered. */
    public Dispute acceptOffer(long id, Identity by) {
        return acceptOffer(id, by, null);
    }

    /**
     * The other side takes it, and that ends the dispute: here where it is kept here, else when the instance says so that
     * keeps it, as both sides may do something at the same time.
     *
     * @param meant what they think was offered; null for whatever was
     */
    public Dispute acceptOffer(long id, Identity by, @Nullable Remedy meant) {
        return asSide(id, by, in -> {
            var offered = in.dispute.offered();
            if (offered == null || in.dispute.offeredBy() == in.side) {
                throw Refused.conflict("There is no offer of the other side's to accept.");
            }
            if (meant != null && !meant.equals(offered)) {
                throw Refused.conflict("Something else is offered now. Look at it again.");
            }
            return in.end(offered, Dispute.Deed.ACCEPT_OFFER);
        });
    }

    /** Who claimed does so no longer; that ends it in the same way. */
    public Dispute withdraw(long id, Identity by) {
        return asSide(id, by, in -> {
            if (in.side != in.dispute.claimant()) {
                throw Refused.notAllowed("Only who claimed can take it back.");
            }
            return in.end(Remedy.NOTHING, Dispute.Deed.WITHDRAW);
        });
    }

    /** Mediation has come to nothing, says one side: three by lot are to decide. */
    public Dispute callPanel(long id, Identity by) {
        return asSide(id, by, in -> {
            if (!(in.dispute.state() instanceof DisputeState.Mediation)) {
                throw Refused.conflict("A panel is drawn when mediation has not helped.");
            }
            return toPanel(in, Dispute.Deed.CALL_PANEL);
        });
    }

    /** What one of the panel thinks right; the same of two is what is decided. */
    public Dispute vote(long id, Identity by, Remedy remedy, Evidence evidence) {
        return with(id, by, in -> {
            if (!(in.dispute.state() instanceof DisputeState.Panel)) {
                throw Refused.conflict("The panel is not asked now.");
            }
            if (!rows.isOnPanel(id, by.id())) {
                throw nothing();
            }
            rows.vote(id, by, remedy);
            var panel = rows.read(in.dispute.agreement(), id).state() instanceof DisputeState.Panel now
                    ? now.panel()
                    : List.<DisputeState.Panelist>of();
            var agreeing = panel.stream()
                    .filter(panelist -> remedy.equals(panelist.remedy()))
                    .count();
            return agreeing < MAJORITY
                    ? in.stay(Dispute.Deed.VOTE, evidence)
                    : in.go(new DisputeState.Decided(remedy, in.now.plus(APPEAL)), Dispute.Deed.VOTE, evidence);
        });
    }

    /** One side asks the assembly, once. */
    public Dispute appeal(long id, Identity by, Evidence evidence) {
        requireWords(evidence);
        return asSide(id, by, in -> {
            if (!(in.dispute.state() instanceof DisputeState.Decided)) {
                throw Refused.conflict("Only what a panel decided can be brought before the assembly, once.");
            }
            return in.go(new DisputeState.Appealed(), Dispute.Deed.APPEAL, evidence);
        });
    }

    /** A coordinator enters what the assembly decided. */
    public Dispute decide(long id, Identity by, Remedy remedy, Evidence evidence) {
        requireWords(evidence);
        return with(id, by, in -> {
            var agreement = in.dispute.agreement();
            var group = agreement.group();
            if (!(in.dispute.state() instanceof DisputeState.Appealed) || group == null || !in.isHome) {
                throw Refused.conflict("The assembly is not asked.");
            }
            if (agreement.sideOf(by.id()).isPresent()) {
                throw Refused.notAllowed("Neither side enters what the assembly decided.");
            }
            memberships.require(group.id(), by.id(), Right.PUT_TO_VOTE);
            rows.say(id, by, Dispute.Deed.DECIDE, evidence, in.now);
            return closing.close(in.dispute, remedy, Dispute.Deed.DECIDE, by);
        });
    }

    /** For its two sides, its mediator, its panel, and who enters the assembly's word. */
    public Dispute require(long id, long viewerId) {
        return transactions.read(() -> {
            var dispute = read(id);
            var mediator = DisputeClosing.mediatorOf(dispute);
            var group = dispute.agreement().group();
            var isCoordinator = dispute.state() instanceof DisputeState.Appealed
                    && group != null
                    && memberships.may(group.id(), viewerId, Right.PUT_TO_VOTE);
            var maySee = dispute.agreement().sideOf(viewerId).isPresent()
                    || mediator.filter(mediatorId -> mediatorId == viewerId).isPresent()
                    || rows.isOnPanel(id, viewerId)
                    || isCoordinator;
            if (!maySee) {
                throw nothing();
            }
            return dispute;
        });
    }

    /** How the disputes of a co-op ended, without any names. */
    public Map<Remedy.Kind, Integer> endings(long groupId) {
        return transactions.read(() -> {
            var endings = new EnumMap<Remedy.Kind, Integer>(Remedy.Kind.class);
            sql.select(DISPUTE.REMEDY, DSL.count())
                    .from(DISPUTE)
                    .join(AGREEMENT)
                    .on(AGREEMENT.ID.eq(DISPUTE.AGREEMENT_ID))
                    .where(AGREEMENT.GROUP_ID.eq(groupId).and(DISPUTE.STATE.eq("CLOSED")))
                    .groupBy(DISPUTE.REMEDY)
                    .forEach(row -> endings.put(Remedy.Kind.valueOf(row.value1()), row.value2()));
            return endings;
        });
    }

    private static boolean isOfOther(Agreement agreement, Identity mediator) {
        return !agreement.isAllLocal()
                && Stream.of(agreement.provider(), agreement.receiver())
                        .anyMatch(side -> !side.isLocal() && side.domain().equals(mediator.domain()));
    }

    /** Its time is over: it goes on without who was silent. */
    void lapse(long id) {
        transactions.run(() -> {
            var in = locked(id, null, null);
            var end = in.dispute.state().end();
            if (end.isEmpty() || in.now.isBefore(end.get())) {
                return;
            }
            if (!in.isHome) {
                rows.isFar(id);
                return;
            }
            switch (in.dispute.state()) {
                case DisputeState.Opened ignored -> toPanel(in, Dispute.Deed.LAPSE);
                case DisputeState.Answered ignored -> toPanel(in, Dispute.Deed.LAPSE);
                case DisputeState.Mediation ignored -> toPanel(in, Dispute.Deed.LAPSE);
                case DisputeState.Panel ignored ->
                    in.go(asked(panels.again(in.dispute)), Dispute.Deed.LAPSE, Evidence.NONE);
                case DisputeState.Decided decided ->
                    closing.close(in.dispute, decided.remedy(), Dispute.Deed.LAPSE, null);
                case DisputeState.Appealed ignored -> {}
                case DisputeState.Closed ignored -> {}
            }
        });
    }

    private Dispute toPanel(In in, Dispute.Deed deed) {
        var end = in.now.plus(PANEL);
        var dispute = in.go(asked(in.isHome ? panels.begin(in.dispute, end) : Optional.of(end)), deed, Evidence.NONE);
        if (in.isHome) {
            panels.tellWhose(dispute);
        }
        return dispute;
    }

    /** Where nobody can be drawn, it is the assembly's. */
    private static DisputeState asked(Optional<Instant> until) {
        return until.isEmpty() ? new DisputeState.Appealed() : new DisputeState.Panel(until.get(), List.of());
    }

    /** A dispute whose agreement this transaction has locked, and who is at it. */
    private final class In {
        private final Dispute dispute;
        private final @Nullable Identity by;
        private final @Nullable Side side;
        /** Whether it is kept here: then nobody else's word is waited for. */
        private final boolean isHome;

        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);

        private In(Dispute dispute, @Nullable Identity by, @Nullable Side side) {
            this.dispute = dispute;
            this.by = by;
            this.side = side;
            this.isHome = dispute.agreement().isHome();
        }

        private Dispute end(Remedy remedy, Dispute.Deed deed) {
            if (!isHome) {
                return stay(deed, Evidence.NONE);
            }
            rows.say(dispute.id(), by, deed, Evidence.NONE, now);
            return closing.close(dispute, remedy, deed, by);
        }

        private Dispute go(DisputeState state, Dispute.Deed deed, Evidence evidence) {
            rows.save(dispute.id(), state, now);
            return stay(deed, evidence);
        }

        private Dispute stay(Dispute.Deed deed, Evidence evidence) {
            rows.say(dispute.id(), by, deed, evidence, now);
            var changed = rows.read(dispute.agreement(), dispute.id());
            events.publish(new DisputeEvent(changed, deed, by));
            return changed;
        }
    }

    private Dispute asSide(long id, Identity by, Function<In, Dispute> deed) {
        return transactions.write(() -> {
            var dispute = read(id);
            var side = dispute.agreement().sideOf(by.id()).orElseThrow(Disputes::nothing);
            return deed.apply(open(locked(id, by, side)));
        });
    }

    private Dispute with(long id, Identity by, Function<In, Dispute> deed) {
        return transactions.write(() -> deed.apply(open(locked(id, by, null))));
    }

    private static In open(In in) {
        if (in.dispute.state() instanceof DisputeState.Closed) {
            throw Refused.conflict("This dispute is closed.");
        }
        return in;
    }

    private In locked(long id, @Nullable Identity by, @Nullable Side side) {
        return new In(rows.read(agreements.lock(agreementOf(id)), id), by, side);
    }

    private Dispute read(long id) {
        var agreementId = agreementOf(id);
        return rows.read(agreements.one(AGREEMENT.ID.eq(agreementId)).orElseThrow(Disputes::nothing), id);
    }

    private long agreementOf(long id) {
        return sql.select(DISPUTE.AGREEMENT_ID)
                .from(DISPUTE)
                .where(DISPUTE.ID.eq(id))
                .fetchOptional(DISPUTE.AGREEMENT_ID)
                .orElseThrow(Disputes::nothing);
    }

    private static void requireWords(Evidence evidence) {
        if (evidence.words().isEmpty()) {
            throw Refused.invalid("words", "Say it in words.");
        }
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }
}
