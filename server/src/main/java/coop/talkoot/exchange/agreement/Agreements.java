package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;
import static coop.talkoot.schema.Tables.AGREEMENT_STEP;
import static coop.talkoot.schema.Tables.ECONOMIC_EVENT;

import coop.talkoot.documents.Attachments;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What people agreed on, from the first proposal to the end of it. */
@Singleton
public final class Agreements {
    private static final String KEY = "[\\x21-\\x7e]{1,200}";
    /** What shows how something was is kept as long as anybody may ask. */
    private static final Duration KEPT = Duration.ofDays(3660);

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Attachments attachments;
    private final Proposing proposing;
    private final TermsCheck check;
    private final Advance advance;
    private final AgreementRows rows;
    private final CommitmentRows commitments;
    private final StepRows steps;
    private final EventRows eventRows;
    private final Reservations reservations;
    private final Undoing undoing;
    private final DisputeClosing closing;

    Agreements(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Attachments attachments,
            Proposing proposing,
            TermsCheck check,
            Advance advance,
            AgreementRows rows,
            CommitmentRows commitments,
            StepRows steps,
            EventRows eventRows,
            Reservations reservations,
            Undoing undoing,
            DisputeClosing closing) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.attachments = attachments;
        this.proposing = proposing;
        this.check = check;
        this.advance = advance;
        this.rows = rows;
        this.commitments = commitments;
        this.steps = steps;
        this.eventRows = eventRows;
        this.reservations = reservations;
        this.undoing = undoing;
        this.closing = closing;
    }

    /** Somebody proposes an agreement. One that is known already, by its name or key, changes nothing. */
    public Agreement propose(NewAgreement wanted) {
        checkKey(wanted.key());
        return transactions.write(() -> {
            var known = known(wanted);
            if (known.isPresent()) {
                return again(known.get(), wanted);
            }
            var agreement = proposing.begun(wanted);
            keep(wanted.evidence(), wanted.proposer());
            if (!rows.insert(agreement, wanted.key())) {
                return again(known(wanted).orElseThrow(), wanted);
            }
            commitments.add(agreement.id(), 1, agreement.terms());
            var taken = new TakenStep(
                    ids.next(),
                    agreement.proposalUri(),
                    agreement.id(),
                    1,
                    new Step.Propose(agreement.terms(), wanted.evidence()),
                    wanted.proposer(),
                    agreement.state().name(),
                    agreement.createdAt());
            steps.add(taken, null);
            events.publish(new AgreementEvent.AgreementProposed(agreement, taken));
            return agreement;
        });
    }

    private Optional<Agreement> known(NewAgreement wanted) {
        return switch (wanted.origin()) {
            case Origin.Remote remote -> rows.one(AGREEMENT.PROPOSAL_URI.eq(remote.uri()));
            case Origin.Local ignored ->
                wanted.key() == null
                        ? Optional.empty()
                        : rows.one(AGREEMENT
                                .PROPOSED_BY_ID
                                .eq(wanted.proposer().id())
                                .and(AGREEMENT.KEY.eq(wanted.key())));
        };
    }

    private static Agreement again(Agreement known, NewAgreement wanted) {
        if (known.kind() != AgreementTerms.kindOf(wanted.terms())
                || known.sideOf(wanted.partner().id()).isEmpty()
                || known.of(known.proposer()).id() != wanted.proposer().id()) {
            throw Refused.invalid("key", "This key was used for something else. Take a new one.");
        }
        return known;
    }

    /** One of its sides takes a step; a step known already, by its name or key, changes nothing. */
    public Agreement take(NewStep wanted) {
        checkKey(wanted.key());
        if (wanted.step() instanceof Step.Propose) {
            throw Refused.conflict("It is begun once.");
        }
        return transactions.write(() -> {
            var before = rows.lock(wanted.agreementId());
            var side = before.sideOf(wanted.by().id()).orElseThrow(Agreements::nothing);
            var known = knownStep(wanted);
            if (known.isPresent()) {
                return again(before, known.get(), wanted);
            }
            var version = wanted.version();
            if (version != null && version != before.version()) {
                throw Refused.conflict("It has changed meanwhile. Look at it again.");
            }
            keep(wanted.step().evidence(), wanted.by());
            return advance.take(
                    before, checked(wanted.step(), before), new Advance.Taking(side, wanted.origin(), wanted.key()));
        });
    }

    private Step.OfParty checked(Step.OfParty step, Agreement agreement) {
        if (!(step instanceof Step.Suggest suggest)) {
            return step;
        }
        var group = agreement.group();
        var sides = new TermsCheck.Sides(agreement.provider(), agreement.receiver(), group == null ? null : group.id());
        return new Step.Suggest(check.checked(suggest.terms(), sides), suggest.evidence());
    }

    private Optional<StepRows.Known> knownStep(NewStep wanted) {
        return switch (wanted.origin()) {
            case Origin.Remote remote -> steps.known(AGREEMENT_STEP.URI.eq(remote.uri()));
            case Origin.Local ignored ->
                wanted.key() == null
                        ? Optional.empty()
                        : steps.known(AGREEMENT_STEP
                                .AGREEMENT_ID
                                .eq(wanted.agreementId())
                                .and(AGREEMENT_STEP.BY_ID.eq(wanted.by().id()))
                                .and(AGREEMENT_STEP.KEY.eq(wanted.key())));
        };
    }

    private static Agreement again(Agreement now, StepRows.Known known, NewStep wanted) {
        if (known.agreementId() != now.id()
                || !known.step().equals(wanted.step().name().name())) {
            throw Refused.invalid("key", "This key was used for something else. Take a new one.");
        }
        return now;
    }

    /** Files must be their own, and are kept from now on. */
    private void keep(Evidence evidence, Identity owner) {
        if (!evidence.files().isEmpty()) {
            var theirs = attachments.waiting(owner, evidence.files());
            if (!theirs.keySet().containsAll(new HashSet<>(evidence.files()))) {
                throw Refused.invalid("files", "Choose files that you have uploaded yourself.");
            }
            attachments.hold(owner, evidence.files(), clock.instant().plus(KEPT));
        }
    }

    /** The instance of its listing has given it a name. */
    public Agreement named(long agreementId, String uri) {
        return transactions.write(() -> {
            var before = rows.lock(agreementId);
            if (!before.uri().equals(uri)) {
                if (rows.one(AGREEMENT.URI.eq(uri)).isPresent()) {
                    throw Refused.conflict("An agreement of this name is known.");
                }
                rows.rename(agreementId, uri);
            }
            return rows.lock(agreementId);
        });
    }

    /** What was due in the ledgers of two instances is booked; {@code entryId} is the line of ours. */
    public Agreement booked(long agreementId, long eventId, @Nullable Long entryId) {
        return answered(agreementId, eventId, new Step.Booked(), EconomicEvent.Booking.BOOKED, entryId);
    }

    /** The ledgers of two instances do not take it. */
    public Agreement bookingRefused(long agreementId, long eventId, String reason) {
        var step = new Step.BookingRefused(reason);
        return answered(agreementId, eventId, step, EconomicEvent.Booking.REFUSED, null);
    }

    /** What is disputed takes no step by it: the end of the dispute is what leads on. */
    private Agreement answered(
            long agreementId, long eventId, Step step, EconomicEvent.Booking booking, @Nullable Long entryId) {
        return transactions.write(() -> {
            var before = rows.lock(agreementId);
            var event = eventRows.of(before).stream()
                    .filter(known -> known.id() == eventId)
                    .findFirst()
                    .orElseThrow(Agreements::nothing);
            if (event.booking() != EconomicEvent.Booking.DUE) {
                return before;
            }
            eventRows.book(eventId, booking, entryId);
            if (before.state() instanceof Disputed) {
                return before;
            }
            if (before.state() instanceof Settled) {
                closing.late(before);
                return before;
            }
            return advance.take(before, step, Advance.Taking.BY_ITSELF);
        });
    }

    /** What the instance that keeps its deadlines says has lapsed. */
    public Agreement lapsed(long agreementId, String uri) {
        return transactions.write(() -> {
            var before = rows.lock(agreementId);
            return steps.known(AGREEMENT_STEP.URI.eq(uri)).isPresent()
                    ? before
                    : advance.lapse(before, new Origin.Remote(uri));
        });
    }

    /** The other instance does not take the step, or what is said to have happened, of that name. */
    public Agreement notTaken(long agreementId, String uri, String reason) {
        return transactions.write(() -> {
            var before = rows.lock(agreementId);
            return steps.numberOf(agreementId, uri)
                    .or(() -> eventRows.stepOf(agreementId, uri))
                    .map(number -> undoing.notTaken(before, number, reason))
                    .orElse(before);
        });
    }

    /** What somebody of another instance did, under that name, is not taken here; their instance is told why. */
    public void refuse(Identity by, Identity to, String uri, String reason) {
        transactions.run(() -> events.publish(new NotTaken(by, to, uri, reason)));
    }

    /** One for somebody of its two sides to read; any other is as if it were not there. */
    public Agreement require(long id, long viewerId) {
        return find(id).filter(found -> found.sideOf(viewerId).isPresent()).orElseThrow(Agreements::nothing);
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }

    public Optional<Agreement> find(long id) {
        return transactions.read(() -> rows.one(AGREEMENT.ID.eq(id)));
    }

    /** By its name, or that of its proposal. */
    public Optional<Agreement> byUri(String uri) {
        return transactions.read(
                () -> rows.one(AGREEMENT.URI.eq(uri)).or(() -> rows.one(AGREEMENT.PROPOSAL_URI.eq(uri))));
    }

    /** By the name of a step or an economic event. */
    public Optional<Agreement> byStepUri(String uri) {
        return transactions.read(() -> steps.known(AGREEMENT_STEP.URI.eq(uri))
                .map(StepRows.Known::agreementId)
                .or(() -> eventRows.agreementOf(ECONOMIC_EVENT.URI.eq(uri)))
                .flatMap(id -> rows.one(AGREEMENT.ID.eq(id))));
    }

    /** Somebody's, the newest first. */
    public Page<Agreement> ofActor(long actorId, AgreementFilter filter, Page.Request page) {
        var condition = isTheirs(actorId).and(AGREEMENT.ID.lt(page.before()));
        if (filter.kind() != null) {
            condition = condition.and(AGREEMENT.KIND.eq(filter.kind().name()));
        }
        if (filter.phase() != null) {
            condition = condition.and(AGREEMENT.PHASE.eq(filter.phase().name()));
        }
        if (filter.listingId() != null) {
            condition = condition.and(AGREEMENT.LISTING_ID.eq(filter.listingId()));
        }
        var standing = filter.standing();
        if (standing != null) {
            condition = condition.and(stands(standing, actorId));
        }
        var wanted = condition;
        return transactions.read(() -> Page.of(rows.all(wanted, page.limit() + 1), page.limit(), Agreement::id));
    }

    /** How many wait for somebody's answer or deed. */
    public int countAwaiting(long actorId) {
        return transactions.read(() -> sql.fetchCount(AGREEMENT, awaits(actorId)));
    }

    /** Those that wait for somebody, what is due first at the top. */
    public List<Agreement> soonest(long actorId, int limit) {
        return transactions.read(() -> rows.soonest(awaits(actorId), limit));
    }

    private static Condition stands(Standing standing, long actorId) {
        // Written into the statement, so that what is not over is found in the index of that.
        var over = List.of(DSL.inline(Phase.COMPLETED.name()), DSL.inline(Phase.CANCELLED.name()));
        return switch (standing) {
            case WAITING -> awaits(actorId);
            case RUNNING ->
                AGREEMENT
                        .PHASE
                        .notIn(over)
                        .and(DSL.not(DSL.coalesce(DSL.field(awaits(actorId)), DSL.inline(false))
                                .isTrue()));
            case ENDED -> AGREEMENT.PHASE.in(over);
        };
    }

    private static Condition isTheirs(long actorId) {
        return AGREEMENT.PROVIDER_ID.eq(actorId).or(AGREEMENT.RECEIVER_ID.eq(actorId));
    }

    private static Condition awaits(long actorId) {
        return AGREEMENT
                .PROVIDER_ID
                .eq(actorId)
                .and(AGREEMENT.TURN.eq(DSL.inline("PROVIDER")))
                .or(AGREEMENT.RECEIVER_ID.eq(actorId).and(AGREEMENT.TURN.eq(DSL.inline("RECEIVER"))));
    }

    /** All that was done, from the beginning. */
    public List<TakenStep> history(Agreement agreement) {
        return transactions.read(() -> steps.of(agreement));
    }

    /** What happened, from the beginning. */
    public List<EconomicEvent> events(Agreement agreement) {
        return transactions.read(() -> eventRows.of(agreement));
    }

    /** What both promise: as agreed, or as suggested last. */
    public List<Commitment> commitments(Agreement agreement) {
        return transactions.read(() -> commitments.standing(agreement));
    }

    /** What somebody can do with it now, for pages and programs. */
    public List<Step.Name> open(Agreement agreement, long actorId) {
        return agreement
                .sideOf(actorId)
                .map(side -> Steps.open(agreement.course(), side, clock.instant(), agreement.since(), Patience.USUAL))
                .orElse(List.of());
    }

    /** When a thing is lent or promised, from now on: what a calendar shows. */
    public List<Taken> calendar(long itemId) {
        return transactions.read(() -> reservations.of(itemId, clock.instant()));
    }

    /** From then until then a piece of a thing is not to be had, by this agreement. */
    public record Taken(long agreementId, Instant from, Instant until) {}

    private static void checkKey(@Nullable String key) {
        if (key != null && !key.matches(KEY)) {
            throw Refused.invalid("key", "A key has 1 to 200 visible ASCII characters.");
        }
    }
}
