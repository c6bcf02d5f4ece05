package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Disputes of two instances. What a side does holds at once on its own instance, as far as it can be undone; the instance
 * where the agreement is at home says how the dispute stands after each deed, and that is how it stands.
 */
@Singleton
public final class FarDisputes {
    /** Longer ago, it has come there or never will. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final AgreementRows agreements;
    private final DisputeRows rows;
    private final DisputeClosing closing;

    FarDisputes(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            AgreementRows agreements,
            DisputeRows rows,
            DisputeClosing closing) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.agreements = agreements;
        this.rows = rows;
        this.closing = closing;
    }

    /**
     * How a dispute stands, by the word of the instance that keeps it.
     *
     * @param offered the remedy one side would settle for; null when none is on the table
     * @param offeredBy that side
     */
    public record Stand(
            DisputeState state,
            @Nullable Remedy offered,
            @Nullable Side offeredBy) {
        private static Stand of(Dispute dispute) {
            return new Stand(dispute.state(), dispute.offered(), dispute.offeredBy());
        }

        /** Without its times, which the two clocks need not count alike. */
        private boolean isAlike(Stand other) {
            return state.name().equals(other.state.name())
                    && Objects.equals(helper(), other.helper())
                    && Objects.equals(namedBy(), other.namedBy())
                    && Objects.equals(offered, other.offered)
                    && offeredBy == other.offeredBy;
        }

        private @Nullable Long helper() {
            if (state instanceof DisputeState.Mediation mediation) {
                return mediation.mediator().id();
            }
            return state instanceof DisputeState.Answered answered && answered.named() != null
                    ? (Long) answered.named().id()
                    : null;
        }

        private @Nullable Side namedBy() {
            return state instanceof DisputeState.Answered answered ? answered.namedBy() : null;
        }
    }

    /**
     * The word of that instance.
     *
     * @param answers the word of the side here that it is said after; null where it is said after another's
     * @param reason why that is not taken; empty when it is
     */
    public void stands(long agreementId, Stand stand, @Nullable Long answers, String reason) {
        transactions.run(() -> {
            var agreement = agreements.lock(agreementId);
            var id = agreement.disputeId();
            if (id == null) {
                throw Refused.conflict("Nothing is disputed here.");
            }
            if (agreement.isHome()) {
                throw Refused.notAllowed("How this dispute stands is said here.");
            }
            var before = rows.read(agreement, id);
            if (before.state() instanceof DisputeState.Closed) {
                return;
            }
            if (answers != null) {
                rows.answered(id, answers);
            }
            if (stand.state() instanceof DisputeState.Closed || !isOnItsWay(before)) {
                follow(before, stand, Evidence.of(reason));
            }
        });
    }

    /** Something that was done here may not have come there yet: what is said meanwhile is of the time before. */
    private boolean isOnItsWay(Dispute dispute) {
        var since = clock.instant().minus(ON_ITS_WAY);
        var answered = rows.answeredWord(dispute.id());
        return dispute.words().stream().anyMatch(word -> {
            var by = word.by();
            return by != null
                    && by.isLocal()
                    && word.deed() != Dispute.Deed.CLAIM
                    && word.deed() != Dispute.Deed.VOTE
                    && word.id() > answered
                    && word.at().isAfter(since);
        });
    }

    private void follow(Dispute before, Stand stand, Evidence reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = before.id();
        if (stand.state() instanceof DisputeState.Closed closed) {
            rows.say(id, null, Dispute.Deed.STANDS, reason, now);
            closing.close(before, closed.remedy(), Dispute.Deed.STANDS, null);
            return;
        }
        rows.save(id, stand.state(), now);
        if (!(stand.state() instanceof DisputeState.Decided)) {
            rows.offer(id, stand.offered(), stand.offeredBy());
        }
        if (!stand.isAlike(Stand.of(before)) || !reason.isEmpty()) {
            rows.say(id, null, Dispute.Deed.STANDS, reason, now);
            events.publish(new DisputeEvent(rows.read(before.agreement(), id), Dispute.Deed.STANDS, null));
        }
    }

    /**
     * The other side did something in one that is kept here: their instance hears how it stands.
     *
     * @param answers what they called it
     * @param reason why it was not taken; empty when it was
     */
    public void restate(long agreementId, String answers, String reason) {
        transactions.run(() -> {
            var agreement = agreements.lock(agreementId);
            var id = agreement.disputeId();
            if (id != null && agreement.isHome()) {
                events.publish(new DisputeRestated(rows.read(agreement, id), answers, reason));
            }
        });
    }
}
