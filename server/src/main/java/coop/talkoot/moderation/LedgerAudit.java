package coop.talkoot.moderation;

import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.LedgerEvent;
import coop.talkoot.ledger.LimitPolicy;
import coop.talkoot.ledger.Limits;
import coop.talkoot.ledger.Unit;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import jakarta.inject.Singleton;

/** Writes down what coordinators do to accounts: who, whose, why, and what held before and after. */
@Singleton
final class LedgerAudit implements DomainListener {
    private final AuditLog log;

    LedgerAudit(AuditLog log) {
        this.log = log;
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof LedgerEvent happened) {
            write(happened);
        }
    }

    private void write(LedgerEvent event) {
        switch (event) {
            case LedgerEvent.LimitsChanged changed ->
                log.write(
                        changed.by(),
                        Deed.LIMITS_CHANGED,
                        changed.after().named(),
                        changed.reason(),
                        words(changed.before()),
                        words(changed.after()));
            case LedgerEvent.FrozenOrThawed changed ->
                log.write(
                        changed.by(),
                        changed.account().state() == Account.State.FROZEN ? Deed.ACCOUNT_FROZEN : Deed.ACCOUNT_THAWED,
                        changed.account().named(),
                        changed.reason(),
                        "",
                        "");
            case LedgerEvent.AccountClosed closed ->
                log.write(
                        closed.by(),
                        Deed.ACCOUNT_CLOSED,
                        closed.before().named(),
                        closed.reason(),
                        closed.before().unit().words(closed.before().balance()),
                        "");
            case LedgerEvent.Reversed reversed ->
                log.write(
                        reversed.by(),
                        Deed.ENTRY_REVERSED,
                        reversed.accounts().getFirst().unit().name() + " no. "
                                + reversed.original().seq(),
                        reversed.entry().memo(),
                        "",
                        "no. " + reversed.entry().seq());
            case LedgerEvent.Posted ignored -> {}
            case LedgerEvent.UnitCreated ignored -> {}
            case LedgerEvent.JournalBroken ignored -> {}
        }
    }

    private static String words(Account account) {
        return words(account.unit(), account.limits());
    }

    private static String words(Unit unit, Limits limits) {
        var policy = switch (limits.policy()) {
            case LimitPolicy.Fixed fixed -> unit.words(-fixed.limit());
            case LimitPolicy.OnPayment onPayment ->
                unit.words(-onPayment.initial()) + " and what is received, to " + unit.words(-onPayment.hard());
        };
        return limits.maxBalance() == null ? policy : policy + "; at most " + unit.words(limits.maxBalance());
    }
}
