package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes a step with an agreement that this transaction has locked: asks {@link Steps} what comes of it, carries out the
 * effects, writes the history, and says what happened.
 */
@Singleton
final class Advance {
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final AgreementRows rows;
    private final CommitmentRows commitments;
    private final StepRows steps;
    private final EffectWork work;

    Advance(
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            AgreementRows rows,
            CommitmentRows commitments,
            StepRows steps,
            EffectWork work) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.rows = rows;
        this.commitments = commitments;
        this.steps = steps;
        this.work = work;
    }

    /**
     * How a step is named and by whom it is taken.
     *
     * @param by null where neither side takes it
     */
    record Taking(
            @Nullable Side by, Origin origin, @Nullable String key) {
        static final Taking BY_ITSELF = new Taking(null, Origin.LOCAL, null);
    }

    Agreement take(Agreement before, Step step, Taking taking) {
        return take(before, step, taking, clock.instant());
    }

    /** What the keeper of the deadlines says has lapsed has, though our clock be a little behind. */
    Agreement lapse(Agreement before, Origin origin) {
        var deadline = before.deadline();
        var now = clock.instant();
        var at = deadline != null
                        && now.isBefore(deadline.at())
                        && now.isAfter(deadline.at().minus(CLOCKS_DIFFER))
                ? deadline.at()
                : now;
        return take(before, new Step.Lapse(), new Taking(null, origin, null), at);
    }

    private Agreement take(Agreement before, Step step, Taking taking, Instant moment) {
        var now = moment.truncatedTo(ChronoUnit.MICROS);
        var situation = new Situation(taking.by(), now, before.since(), Patience.USUAL);
        var moved = moved(Steps.next(before.course(), step, situation));
        var course = moved.course();
        var hasNewTerms = step instanceof Step.Suggest || !course.terms().equals(before.terms());
        var number = before.version() + 1;
        var since = course.state().equals(before.state()) ? before.since() : now;
        var after = before.moved(
                course,
                number,
                since,
                Deadlines.of(course, since, Patience.USUAL).orElse(null));
        if (hasNewTerms) {
            commitments.add(before.id(), number, course.terms());
        }
        var by = taking.by();
        var taken = new TakenStep(
                ids.next(),
                uri(taking.origin(), before, number),
                before.id(),
                number,
                step,
                by == null ? null : before.of(by),
                course.state().name(),
                now);
        steps.add(taken, taking.key());
        var done = work.carryOut(after, moved.effects(), taken, taking.origin());
        var known = after.disputed(done.disputeId());
        rows.save(known, hasNewTerms);
        events.publish(new AgreementEvent.StepTaken(before, known, taken, done.recorded(), done.confirmed()));
        return booked(known, done);
    }

    /** What the ledger said leads on at once; what two ledgers are to say, later. */
    private Agreement booked(Agreement agreement, EffectWork.Done done) {
        var booking = done.booking();
        if (booking == null) {
            return agreement;
        }
        return switch (booking.result()) {
            case Bookings.Booked.InLedger ignored -> take(agreement, new Step.Booked(), Taking.BY_ITSELF);
            case Bookings.Booked.Denied denied -> {
                if (agreement.kind() != AgreementKind.PAYMENT) {
                    throw denied.refused();
                }
                yield take(
                        agreement,
                        new Step.BookingRefused(denied.refused().refusal().sentence()),
                        Taking.BY_ITSELF);
            }
            case Bookings.Booked.Elsewhere ignored -> {
                events.publish(new AgreementEvent.BookingDue(agreement, booking.event(), booking.price()));
                yield agreement;
            }
        };
    }

    private static Next.Moved moved(Next next) {
        return switch (next) {
            case Next.Moved moved -> moved;
            case Next.Denied denied -> throw new Refused(denied.refusal());
        };
    }

    private String uri(Origin origin, Agreement agreement, int number) {
        return switch (origin) {
            case Origin.Remote remote -> remote.uri();
            case Origin.Local ignored -> settings.uri("/agreements/" + agreement.id() + "/steps/" + number);
        };
    }
}
