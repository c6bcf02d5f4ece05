package coop.talkoot.ledger.clearing;

import coop.talkoot.ledger.clearing.ClearingTransfer.State;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * What the partner of a line says. It is written down here and done by {@link ClearingWork}, so that a message books
 * nothing by itself; before anything else, both sides must have the same chains as far as both can know.
 */
@Singleton
public final class LineDeeds {
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Identities identities;
    private final TrustLineRows lines;
    private final ClearingRows rows;
    private final ClearingWork work;

    LineDeeds(
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Identities identities,
            TrustLineRows lines,
            ClearingRows rows,
            ClearingWork work) {
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.identities = identities;
        this.lines = lines;
        this.rows = rows;
        this.work = work;
    }

    /** Takes a message of {@code partner} to {@code group}; who sent it is beyond doubt. On a suspended line nothing is heard. */
    public void hear(TrustLine known, LineMessage message) {
        transactions.run(() -> {
            var line = lines.lock(known.id());
            if (line.isSuspended()) {
                return;
            }
            var wrong = differs(line, message.mirror());
            if (wrong.isPresent()) {
                work.suspend(line, wrong.get());
                return;
            }
            var acknowledged = message.mirror().received().seq();
            if (acknowledged > line.acknowledged()) {
                lines.setAcknowledged(line, acknowledged);
            }
            take(line, message);
            work.soon(line.id());
        });
    }

    /** What they say they received must be what we sent, and what they sent what we received, as far as either reaches. */
    private Optional<String> differs(TrustLine line, Mirror theirs) {
        var ours = line.mirror();
        var partner = line.partner().address();
        if (theirs.received().seq() > ours.sent().seq()) {
            return Optional.of(
                    partner + " says it received transfer " + theirs.received().seq() + "; the last one sent is "
                            + ours.sent().seq() + ".");
        }
        if (!isAt(line, true, theirs.received())) {
            return Optional.of(partner + " has another hash of what was sent, at "
                    + theirs.received().seq() + ".");
        }
        return theirs.sent().seq() <= ours.received().seq() && !isAt(line, false, theirs.sent())
                ? Optional.of(partner + " has another hash of what was received, at "
                        + theirs.sent().seq() + ".")
                : Optional.empty();
    }

    private boolean isAt(TrustLine line, boolean isSent, Mirror.End end) {
        return rows.hashAt(line.id(), isSent, end.seq())
                .filter(end.hash()::equals)
                .isPresent();
    }

    private void take(TrustLine line, LineMessage message) {
        var known = rows.byUri(message.uri()).filter(transfer -> transfer.lineId() == line.id());
        switch (message) {
            case LineMessage.Proposed proposed -> proposed(line, proposed);
            case LineMessage.Validated validated ->
                known(line, known, true).ifPresent(transfer -> validated(transfer, validated));
            case LineMessage.Committed committed ->
                known(line, known, false).ifPresent(transfer -> committed(line, transfer, committed));
            case LineMessage.Acknowledged ignored -> known(line, known, true).ifPresent(this::wake);
            case LineMessage.Rejected rejected ->
                known(line, known, true).ifPresent(transfer -> {
                    if (transfer.state() == State.PROPOSED) {
                        rows.setReason(transfer, rejected.reason().isBlank() ? "It was rejected." : rejected.reason());
                        wake(transfer);
                    }
                });
            // What never came here need not be let go here.
            case LineMessage.Expired ignored ->
                known.filter(transfer -> !transfer.isSent()).ifPresent(transfer -> expired(line, transfer));
        }
    }

    /** Both sides know of everything that is on its way: what only one knows of, the other has lost. */
    private Optional<ClearingTransfer> known(TrustLine line, Optional<ClearingTransfer> found, boolean isSent) {
        var known = found.filter(transfer -> transfer.isSent() == isSent);
        if (known.isEmpty()) {
            work.suspend(line, line.partner().address() + " speaks of a transfer that is not known here.");
        }
        return known;
    }

    private void proposed(TrustLine line, LineMessage.Proposed proposed) {
        var terms = proposed.terms();
        var before = rows.byUri(terms.uri());
        if (before.isPresent()) {
            var transfer = before.get();
            var isSame = transfer.lineId() == line.id()
                    && !transfer.isSent()
                    && transfer.terms().equals(terms);
            if (!isSame) {
                throw Refused.conflict("Another transfer has this name.");
            }
            wake(transfer);
            return;
        }
        var payee = identities.byUri(terms.payee()).filter(Identity::isLocal);
        if (payee.isEmpty()) {
            var refusal = new LineMessage.Rejected(terms.uri(), "Nobody of that name is here.", line.mirror());
            events.publish(new LineEvent.MessageDue(line, refusal));
            return;
        }
        var now = clock.instant();
        rows.insert(
                new ClearingTransfer(
                        ids.next(),
                        line.id(),
                        false,
                        payee.get(),
                        terms,
                        State.PROPOSED,
                        null,
                        null,
                        null,
                        null,
                        0,
                        now,
                        null),
                now);
    }

    private void validated(ClearingTransfer transfer, LineMessage.Validated ignored) {
        if (transfer.state() == State.PROPOSED) {
            rows.setState(transfer, State.VALIDATED, null, null);
        }
        wake(transfer);
    }

    private void committed(TrustLine line, ClearingTransfer transfer, LineMessage.Committed committed) {
        var place = committed.place();
        switch (transfer.state()) {
            case VALIDATED -> {
                if (transfer.told() != null && !transfer.told().equals(place)) {
                    work.suspend(line, line.partner().address() + " gives one transfer two places.");
                    return;
                }
                rows.setTold(transfer, place);
                wake(transfer);
            }
            case COMMITTED -> {
                if (Objects.equals(transfer.place(), place)) {
                    wake(transfer);
                } else {
                    work.suspend(line, line.partner().address() + " gives one transfer two places.");
                }
            }
            case PROPOSED, EXPIRED, REJECTED ->
                work.suspend(line, line.partner().address() + " booked a transfer that was not validated.");
        }
    }

    private void expired(TrustLine line, ClearingTransfer transfer) {
        switch (transfer.state()) {
            case PROPOSED, VALIDATED -> {
                if (transfer.told() != null) {
                    work.suspend(line, line.partner().address() + " booked a transfer, and let it go.");
                    return;
                }
                rows.setReason(transfer, "Its time ran out.");
                wake(transfer);
            }
            case COMMITTED -> work.suspend(line, line.partner().address() + " let go a transfer that it had booked.");
            case EXPIRED, REJECTED -> {}
        }
    }

    private void wake(ClearingTransfer transfer) {
        rows.setNextTry(transfer.id(), clock.instant(), transfer.tries());
    }
}
