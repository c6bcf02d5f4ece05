package coop.talkoot.ledger.clearing;

import static coop.talkoot.schema.Tables.CLEARING_TRANSFER;
import static coop.talkoot.schema.Tables.TRUST_LINE;

import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.ClearingAccounts;
import coop.talkoot.ledger.clearing.ClearingTransfer.State;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Time from members here to members of co-ops elsewhere: set aside here, asked there, then booked on both sides. */
@Singleton
public final class Clearing {
    /** How long the other side has to find room for it. Servers are away for a night, not for a week. */
    public static final Duration RESERVED = Duration.ofDays(3);

    private static final int LONGEST_MEMO = 500;
    private static final int MOST_OPEN = 20;

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final TrustLineRows lines;
    private final ClearingRows rows;
    private final ClearingAccounts accounts;
    private final ClearingWork work;

    Clearing(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Settings settings,
            TrustLineRows lines,
            ClearingRows rows,
            ClearingAccounts accounts,
            ClearingWork work) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.lines = lines;
        this.rows = rows;
        this.accounts = accounts;
        this.work = work;
    }

    /**
     * The line over which {@code payer} would give to {@code payee}: one from a co-op that keeps an account of theirs to a
     * co-op on the payee's server, that with the most room.
     */
    public Optional<TrustLine> lineFor(Identity payer, Identity payee) {
        return transactions.read(() -> lines.all(TRUST_LINE.ACCOUNT_ID.isNotNull()).stream()
                .filter(line -> line.isOpen() && line.partner().domain().equals(payee.domain()))
                .filter(line -> payerAccount(line, payer).isPresent())
                .max(Comparator.comparingLong(this::room)));
    }

    /** How much more can be given over a line from here. */
    public long room(TrustLine line) {
        return line.account()
                .flatMap(accounts::find)
                .map(account -> Math.max(
                        0,
                        line.there().accepts()
                                - account.balance()
                                - account.reserved().in()))
                .orElse(0L);
    }

    /** Sets the minutes aside and asks the other side; refuses, saying why, what cannot be given. Part of the caller's deed. */
    public ClearingTransfer propose(NewClearing wanted) {
        return switch (attempt(wanted)) {
            case Attempt.Begun begun -> begun.transfer();
            case Attempt.Denied denied -> throw new Refused(denied.refusal());
        };
    }

    /** What became of it. */
    public sealed interface Attempt {
        record Begun(ClearingTransfer transfer) implements Attempt {}

        record Denied(Refusal refusal) implements Attempt {}
    }

    /** The same, where a refusal is no reason to undo the rest of the deed: then nothing was set aside. */
    public Attempt attempt(NewClearing wanted) {
        return transactions.write(() -> {
            try {
                return begin(wanted);
            } catch (Refused refused) {
                return new Attempt.Denied(refused.refusal());
            }
        });
    }

    /** What members here were to give for an agreement, and is not booked yet, is let go. Part of the caller's deed. */
    public void letGo(String agreementUri, String reason) {
        transactions.run(() -> {
            var isOpen = CLEARING_TRANSFER.STATE.in(State.PROPOSED.name(), State.VALIDATED.name());
            var about = CLEARING_TRANSFER.ABOUT.eq(agreementUri).and(CLEARING_TRANSFER.IS_SENT);
            for (var open : rows.newest(about.and(isOpen), MOST_OPEN)) {
                work.letGo(lines.lock(open.lineId()), open.id(), reason);
            }
        });
    }

    private Attempt begin(NewClearing wanted) {
        if (wanted.minutes() <= 0) {
            throw Refused.invalid("amount", "An amount is more than nothing.");
        }
        var line = lines.lock(wanted.line().id());
        if (!line.isOpen()) {
            throw Refused.conflict("Nothing goes to " + line.partner().address() + " at the moment.");
        }
        var uri = settings.uri("/clearing/" + id(line, wanted.key()));
        var before = rows.byUri(uri);
        if (before.isPresent()) {
            return new Attempt.Begun(before.get());
        }
        var payer = payerAccount(line, wanted.payer())
                .orElseThrow(() -> Refused.invalid(
                        "from",
                        wanted.payer().address() + " has no account at "
                                + line.group().address() + "."));
        var refusal = accounts.tryReserve(payer.id(), line.account().orElseThrow(), wanted.minutes());
        if (refusal.isPresent()) {
            return new Attempt.Denied(refusal.get());
        }
        var transfer = proposed(wanted, line, uri);
        rows.insert(transfer, clock.instant());
        work.soon(line.id());
        return new Attempt.Begun(transfer);
    }

    private ClearingTransfer proposed(NewClearing wanted, TrustLine line, String uri) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var terms = new ClearingTransfer.Terms(
                uri,
                wanted.payer().uri(),
                wanted.payee().uri(),
                wanted.minutes(),
                memo(wanted.memo()),
                wanted.about(),
                now.plus(RESERVED));
        return new ClearingTransfer(
                ids.next(),
                line.id(),
                true,
                wanted.payer(),
                terms,
                State.PROPOSED,
                null,
                null,
                null,
                null,
                0,
                now,
                null);
    }

    public Optional<ClearingTransfer> byUri(String uri) {
        return transactions.read(() -> rows.byUri(uri));
    }

    /** Those of an agreement, newest first. */
    public List<ClearingTransfer> about(String agreementUri) {
        return transactions.read(() -> rows.newest(CLEARING_TRANSFER.ABOUT.eq(agreementUri), 20));
    }

    private Optional<Account> payerAccount(TrustLine line, Identity payer) {
        return line.unit() == null ? Optional.empty() : accounts.of(line.unit(), payer.id());
    }

    /** The same for the same key, so that a deed done twice asks once. */
    private static UUID id(TrustLine line, String key) {
        return UUID.nameUUIDFromBytes(
                (line.group().uri() + " " + line.partner().uri() + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String memo(String memo) {
        var stripped = memo.strip();
        return stripped.length() <= LONGEST_MEMO ? stripped : stripped.substring(0, LONGEST_MEMO);
    }
}
