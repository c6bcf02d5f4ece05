package coop.talkoot.ledger.clearing;

import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.ClearingAccounts;
import coop.talkoot.ledger.clearing.ClearingTransfer.State;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings transfers forward, one step a transaction, under the lock of their line. Whatever is lost on the way is said
 * again until the other side has answered: each step can be taken, and each thing said, any number of times.
 *
 * <p>The paying side decides. It commits before the stated instant or never; the paid side keeps room for what it has
 * validated until it knows, for if it let go by itself, a commit still on its way would pass a limit.
 */
@Singleton
final class ClearingWork {
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(ClearingWork.class);

    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final TrustLineRows lines;
    private final ClearingRows rows;
    private final ClearingAccounts accounts;
    private final ExecutorService soon = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("clearing").factory());

    ClearingWork(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            TrustLineRows lines,
            ClearingRows rows,
            ClearingAccounts accounts) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.lines = lines;
        this.rows = rows;
        this.accounts = accounts;
    }

    /** Once the open transaction has committed; what is missed is found by the clock. */
    void soon(long lineId) {
        transactions.afterCommit(() -> {
            try {
                soon.execute(() -> work(lineId));
            } catch (RejectedExecutionException stopping) {
                LOG.debug("the line {} is worked on after the next start", lineId);
            }
        });
    }

    @PreDestroy
    void stop() {
        soon.shutdown();
    }

    /** All lines on which something is due. */
    void work() {
        transactions.read(() -> rows.linesDue(clock.instant())).forEach(this::work);
    }

    void work(long lineId) {
        try {
            while (true) {
                var due = transactions.read(() -> rows.due(lineId, clock.instant(), AT_ONCE));
                var isStopped =
                        !due.isEmpty() && !due.stream().allMatch(id -> transactions.write(() -> step(lineId, id)));
                if (due.isEmpty() || isStopped) {
                    return;
                }
            }
        } catch (RuntimeException cause) {
            LOG.error("the line {} waits for the next round", lineId, cause);
        }
    }

    /** One transfer, one step; false when the line is suspended. */
    private boolean step(long lineId, long transferId) {
        var line = lines.lock(lineId);
        if (line.isSuspended()) {
            return false;
        }
        var transfer = rows.get(transferId);
        if (transfer.isSent()) {
            sent(line, transfer);
        } else {
            received(line, transfer);
        }
        return true;
    }

    private void sent(TrustLine line, ClearingTransfer transfer) {
        var isOver = !clock.instant().isBefore(transfer.terms().reservedUntil());
        switch (transfer.state()) {
            case PROPOSED -> {
                if (transfer.reason() != null) {
                    end(line, transfer, State.REJECTED, transfer.reason());
                } else if (isOver) {
                    expire(line, transfer);
                } else {
                    say(line, new LineMessage.Proposed(transfer.terms(), line.mirror()));
                    again(transfer);
                }
            }
            case VALIDATED -> {
                if (isOver) {
                    expire(line, transfer);
                } else {
                    commit(line, transfer);
                }
            }
            case COMMITTED -> {
                var place = transfer.place();
                if (place != null && place.seq() > line.acknowledged()) {
                    sayCommitted(line, transfer, place);
                    again(transfer);
                } else {
                    rest(transfer);
                }
            }
            case EXPIRED -> {
                say(line, new LineMessage.Expired(transfer.terms().uri(), line.mirror()));
                rest(transfer);
            }
            case REJECTED -> rest(transfer);
        }
    }

    private void received(TrustLine line, ClearingTransfer transfer) {
        switch (transfer.state()) {
            case PROPOSED -> validate(line, transfer);
            case VALIDATED -> {
                var told = transfer.told();
                if (told != null && told.seq() == line.mirror().received().seq() + 1) {
                    book(line, transfer, told);
                } else if (transfer.reason() != null && told == null) {
                    end(line, transfer, State.EXPIRED, transfer.reason());
                } else {
                    say(line, new LineMessage.Validated(transfer.terms().uri(), line.mirror()));
                    again(transfer);
                }
            }
            case COMMITTED -> {
                say(line, new LineMessage.Acknowledged(transfer.terms().uri(), line.mirror()));
                rest(transfer);
            }
            case EXPIRED, REJECTED -> {
                say(line, new LineMessage.Rejected(transfer.terms().uri(), reason(transfer), line.mirror()));
                rest(transfer);
            }
        }
    }

    private void expire(TrustLine line, ClearingTransfer transfer) {
        end(line, transfer, State.EXPIRED, "No answer came in time.");
        say(line, new LineMessage.Expired(transfer.terms().uri(), line.mirror()));
    }

    /** The paying side will not have it any more; what is booked stays. The line is locked. */
    void letGo(TrustLine line, long transferId, String reason) {
        var transfer = rows.get(transferId);
        if (transfer.isSent() && (transfer.state() == State.PROPOSED || transfer.state() == State.VALIDATED)) {
            end(line, transfer, State.EXPIRED, reason);
            say(line, new LineMessage.Expired(transfer.terms().uri(), line.mirror()));
        }
    }

    private void commit(TrustLine line, ClearingTransfer transfer) {
        var place = LineChain.next(line.mirror().sent(), transfer.terms());
        settle(line, transfer, place);
        lines.setSent(line, place);
        sayCommitted(lines.lock(line.id()), transfer, place);
        again(transfer);
    }

    private void book(TrustLine line, ClearingTransfer transfer, Mirror.End told) {
        var place = LineChain.next(line.mirror().received(), transfer.terms());
        if (!place.equals(told)) {
            suspend(
                    line,
                    "Transfer " + told.seq() + " of " + line.partner().address() + " leads to another hash here.");
            return;
        }
        settle(line, transfer, place);
        lines.setReceived(line, place);
        var after = lines.lock(line.id());
        say(after, new LineMessage.Acknowledged(transfer.terms().uri(), after.mirror()));
        rest(transfer);
        rows.wakeTold(line.id(), place.seq() + 1, clock.instant());
    }

    private void settle(TrustLine line, ClearingTransfer transfer, Mirror.End place) {
        var member = member(line, transfer);
        var partner = accounts.find(line.account().orElseThrow()).orElseThrow();
        var entry = accounts.settle(
                transfer.isSent() ? member : partner,
                transfer.isSent() ? partner : member,
                transfer.terms().minutes(),
                transfer.terms().memo(),
                transfer.isSent() ? transfer.member().id() : line.partner().id(),
                key(transfer));
        rows.setCommitted(transfer, place, entry.id(), clock.instant());
        events.publish(new LineEvent.TransferSettled(line, rows.get(transfer.id())));
    }

    private void validate(TrustLine line, ClearingTransfer transfer) {
        if (!clock.instant().isBefore(transfer.terms().reservedUntil()) || transfer.reason() != null) {
            refuse(line, transfer, State.EXPIRED, "It came too late.");
            return;
        }
        var refusal = room(line, transfer);
        if (refusal.isPresent()) {
            refuse(line, transfer, State.REJECTED, refusal.get());
            return;
        }
        rows.setState(transfer, State.VALIDATED, null, null);
        say(line, new LineMessage.Validated(transfer.terms().uri(), line.mirror()));
        again(transfer);
    }

    /** Keeps room for it on both accounts, or says why there is none. */
    private Optional<String> room(TrustLine line, ClearingTransfer transfer) {
        var unit = line.unit();
        var partner = line.accountId();
        if (unit == null || partner == null || !line.isOpen()) {
            return Optional.of("No line is open between the two co-ops.");
        }
        var member = accounts.of(unit, transfer.member().id());
        return member.isEmpty()
                ? Optional.of(transfer.member().address() + " has no account here.")
                : accounts.tryReserve(
                                partner, member.get().id(), transfer.terms().minutes())
                        .map(Refusal::sentence);
    }

    private void refuse(TrustLine line, ClearingTransfer transfer, State state, String reason) {
        rows.setState(transfer, state, reason, clock.instant());
        say(line, new LineMessage.Rejected(transfer.terms().uri(), reason, line.mirror()));
        rest(transfer);
    }

    /** Lets go what was set aside. */
    private void end(TrustLine line, ClearingTransfer transfer, State state, String reason) {
        var member = member(line, transfer).id();
        var partner = line.account().orElseThrow();
        accounts.release(
                transfer.isSent() ? member : partner,
                transfer.isSent() ? partner : member,
                transfer.terms().minutes());
        rows.setState(transfer, state, reason, clock.instant());
        rest(transfer);
        events.publish(new LineEvent.TransferEnded(line, rows.get(transfer.id())));
    }

    void suspend(TrustLine line, String because) {
        lines.setSuspension(line, new TrustLine.Suspension(clock.instant(), because));
        events.publish(new LineEvent.LineSuspended(lines.lock(line.id())));
    }

    private Account member(TrustLine line, ClearingTransfer transfer) {
        var unit = line.unit();
        return (unit == null
                        ? Optional.<Account>empty()
                        : accounts.of(unit, transfer.member().id()))
                .orElseThrow(() -> Refused.invalid("to", transfer.member().address() + " has no account here."));
    }

    private void sayCommitted(TrustLine line, ClearingTransfer transfer, Mirror.End place) {
        var previous = rows.hashAt(line.id(), true, place.seq() - 1).orElseThrow();
        say(line, new LineMessage.Committed(transfer.terms().uri(), place, previous, line.mirror()));
    }

    private void say(TrustLine line, LineMessage message) {
        events.publish(new LineEvent.MessageDue(line, message));
    }

    private void rest(ClearingTransfer transfer) {
        rows.setNextTry(transfer.id(), null, 0);
    }

    /** Deliveries are tried for days by themselves; this is for what was lost beyond that. */
    private void again(ClearingTransfer transfer) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(transfer.tries(), MOST_DOUBLINGS));
        var next = clock.instant().plus(wait);
        var until = transfer.terms().reservedUntil();
        var isFirst = clock.instant().isBefore(until) && until.isBefore(next);
        rows.setNextTry(transfer.id(), isFirst ? until : next, transfer.tries() + 1);
    }

    private static String reason(ClearingTransfer transfer) {
        return transfer.reason() == null ? "" : transfer.reason();
    }

    private static String key(ClearingTransfer transfer) {
        return "clearing-" + transfer.id();
    }
}
