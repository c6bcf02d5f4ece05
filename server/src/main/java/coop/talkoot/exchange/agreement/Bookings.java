package coop.talkoot.exchange.agreement;

import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.Accounts;
import coop.talkoot.ledger.Entry;
import coop.talkoot.ledger.Ledger;
import coop.talkoot.ledger.NewEntry;
import coop.talkoot.ledger.Outcome;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What agreements move in the ledger, in the transaction of their step; the last thing that it does. */
@Singleton
final class Bookings {
    private final Ledger ledger;
    private final Accounts accounts;

    Bookings(Ledger ledger, Accounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** What became of it. */
    sealed interface Booked {
        /** It stands in the ledger. */
        record InLedger(Entry entry) implements Booked {}

        /** The rules of the ledger do not allow it. */
        record Denied(Refused refused) implements Booked {}

        /** It is for two ledgers, and takes its time. */
        record Elsewhere() implements Booked {}
    }

    /** The receiver pays the provider. The event's own id is the key: it is booked once. */
    Booked book(Agreement agreement, EconomicEvent event, Price price) {
        var unitId = unitId(price);
        if (unitId == null || !agreement.isAllLocal()) {
            return new Booked.Elsewhere();
        }
        var payer = account(unitId, agreement.receiver());
        var payee = account(unitId, agreement.provider());
        var lines =
                List.of(new NewEntry.Line(payer.id(), -price.amount()), new NewEntry.Line(payee.id(), price.amount()));
        return booked(ledger.attempt(new NewEntry(
                unitId,
                Entry.Kind.TRANSFER,
                agreement.title(),
                lines,
                agreement.receiver().id(),
                "agreement-" + event.id(),
                null)));
    }

    /** So much of what was booked goes back. */
    Entry takeBack(long entryId, long amount, Identity by, String reason) {
        var original = ledger.find(entryId).orElseThrow();
        return ledger.takeBack(original, amount, by, reason);
    }

    /** The same, where a refusal undoes nothing else; what was taken back before stays so. */
    Booked attemptTakeBack(long entryId, long amount, Identity by, String reason) {
        var original = ledger.find(entryId).orElseThrow();
        return booked(ledger.attemptTakeBack(original, amount, by, reason));
    }

    private static Booked booked(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted -> new Booked.InLedger(posted.entry());
            case Outcome.Repeated repeated -> new Booked.InLedger(repeated.entry());
            case Outcome.Denied denied -> new Booked.Denied(new Refused(denied.refusal()));
        };
    }

    private Account account(long unitId, Identity owner) {
        return accounts.of(unitId, owner.id())
                .orElseThrow(() -> Refused.conflict(owner.address() + " has no account in this unit."));
    }

    private static @Nullable Long unitId(Price price) {
        return switch (price) {
            case Price.Time time -> time.unitId();
            case Price.Credit credit -> credit.unitId();
            case Price.Money ignored -> null;
        };
    }

    static Optional<Long> unitOf(EconomicEvent event) {
        return Optional.ofNullable(event.price()).flatMap(Bookings::unitOf);
    }

    static Optional<Long> unitOf(Price price) {
        return Optional.ofNullable(unitId(price));
    }

    static long amountOf(EconomicEvent event) {
        return Objects.requireNonNull(event.price()).amount();
    }

    static Price withAmount(Price price, long amount) {
        return switch (price) {
            case Price.Time time -> new Price.Time(amount, time.unitId());
            case Price.Credit credit -> new Price.Credit(amount, credit.unitId());
            case Price.Money money -> new Price.Money(amount, money.currency());
        };
    }
}
