package coop.talkoot.exchange.agreement;

import coop.talkoot.ledger.clearing.Clearing;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The other instance does not take what a side here did: the agreement is again as it was before, so that both have the
 * same. What was set aside for it in a ledger is let go. What is booked, or the other side has built upon, stays, and is
 * told. Works in a transaction that has locked the agreement.
 */
@Singleton
final class Undoing {
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final AgreementRows rows;
    private final CommitmentRows commitments;
    private final StepRows steps;
    private final EventRows eventRows;
    private final EffectWork work;
    private final DisputeRows disputes;
    private final Clearing clearing;

    Undoing(
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            AgreementRows rows,
            CommitmentRows commitments,
            StepRows steps,
            EventRows eventRows,
            EffectWork work,
            DisputeRows disputes,
            Clearing clearing) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.rows = rows;
        this.commitments = commitments;
        this.steps = steps;
        this.eventRows = eventRows;
        this.work = work;
        this.disputes = disputes;
        this.clearing = clearing;
    }

    /** Where it went with and without the step, by the rules. */
    private record Ways(List<Playback.Line> kept, List<Playback.Line> dropped) {}

    /** The step of that number is not taken; one that counts no longer changes nothing. */
    Agreement notTaken(Agreement before, int number, String reason) {
        var history = steps.of(before);
        var refused = history.get(number - 1);
        var said = history.stream().anyMatch(line -> line.step() instanceof Step.NotTaken && line.number() > number);
        var played = Playback.of(before, history);
        var ways = played.map(lines -> new Ways(
                lines.stream().filter(line -> line.taken().number() < number).toList(),
                lines.stream().filter(line -> line.taken().number() >= number).toList()));
        if (ways.isPresent() ? ways.get().dropped().isEmpty() : said) {
            return before;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var undoable = ways.filter(found -> isOurs(refused, found.dropped()) && isUnbooked(before, found.dropped()));
        var after = undoable.map(found -> undone(before, found, now))
                .orElseGet(
                        () -> before.moved(before.course(), before.version() + 1, before.since(), before.deadline()));
        var hasNewTerms = !after.terms().equals(before.terms());
        if (hasNewTerms) {
            commitments.add(after.id(), after.version(), after.terms());
        }
        var line = line(after, undoable.isPresent() ? number : null, reason, now);
        steps.add(line, null);
        rows.save(after, hasNewTerms);
        events.publish(new AgreementEvent.StepNotTaken(before, after, refused, line));
        return after;
    }

    /** Nobody else has built on it; that a ledger refused it is no building. */
    private static boolean isOurs(TakenStep refused, List<Playback.Line> dropped) {
        var by = refused.by();
        return by != null
                && dropped.stream().allMatch(line -> {
                    var other = line.taken().by();
                    return other == null ? line.taken().step() instanceof Step.BookingRefused : other.id() == by.id();
                });
    }

    /** No ledger has booked it. Who books it in the other needs the agreement that is locked here. */
    private boolean isUnbooked(Agreement before, List<Playback.Line> dropped) {
        var effects = dropped.stream().flatMap(line -> line.effects().stream()).toList();
        return effects.stream().noneMatch(Effect.TakeBack.class::isInstance)
                && (effects.stream().noneMatch(Effect.Book.class::isInstance)
                        || eventRows.of(before).stream()
                                .noneMatch(event -> event.booking() == EconomicEvent.Booking.BOOKED));
    }

    private Agreement undone(Agreement before, Ways ways, Instant now) {
        var isEmpty = ways.kept().isEmpty();
        var course = isEmpty
                ? Steps.ended(before.course(), new Cancelled(Cancelled.Reason.DECLINED))
                : ways.kept().getLast().course();
        var since = isEmpty ? now : ways.kept().getLast().since();
        var hasSwitched = ways.dropped().stream()
                .flatMap(line -> line.effects().stream())
                .anyMatch(effect -> effect instanceof Effect.SwitchOwner || effect instanceof Effect.SwapOwners);
        work.clear(before, hasSwitched);
        for (var line : ways.kept()) {
            var then = before.moved(line.course(), line.taken().number(), line.since(), null);
            work.things(then, line.effects());
        }
        var from = ways.dropped().getFirst().taken().number();
        eventRows.undo(before.id(), from, now);
        ways.dropped()
                .forEach(line -> eventRows.unconfirm(before.id(), line.taken().at()));
        // After that, or the agreement would hear that what it had let go of was not booked.
        clearing.letGo(before.uri(), "The other side does not take what it was for.");
        if (before.state() instanceof Disputed && !(course.state() instanceof Disputed)) {
            var dispute = Objects.requireNonNull(before.disputeId());
            disputes.save(dispute, new DisputeState.Closed(Remedy.NOTHING, now), now);
            disputes.say(dispute, null, Dispute.Deed.LAPSE, Evidence.NONE, now);
        }
        return before.moved(
                course,
                before.version() + 1,
                since,
                Deadlines.of(course, since, Patience.USUAL).orElse(null));
    }

    private TakenStep line(Agreement after, @Nullable Integer from, String reason, Instant now) {
        var number = after.version();
        return new TakenStep(
                ids.next(),
                settings.uri("/agreements/" + after.id() + "/steps/" + number),
                after.id(),
                number,
                new Step.NotTaken(from, reason),
                null,
                after.state().name(),
                now);
    }
}
