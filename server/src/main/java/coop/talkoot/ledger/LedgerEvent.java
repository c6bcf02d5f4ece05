package coop.talkoot.ledger;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import java.util.List;

/** What can happen in the ledger. */
public sealed interface LedgerEvent extends DomainEvent {
    /** A co-op counts in something more. */
    record UnitCreated(Unit unit, Identity by) implements LedgerEvent {}

    /** Amounts moved; {@code accounts} are those of the entry as they are after it. */
    record Posted(Entry entry, List<Account> accounts) implements LedgerEvent {
        public Posted {
            accounts = List.copyOf(accounts);
        }
    }

    /** An entry was taken back by {@code entry}; {@code accounts} are those of both, after it. */
    record Reversed(Entry entry, Entry original, List<Account> accounts, Identity by) implements LedgerEvent {
        public Reversed {
            accounts = List.copyOf(accounts);
        }
    }

    /** An account may go further than before, or less far. */
    record LimitsChanged(Account before, Account after, Identity by, String reason) implements LedgerEvent {}

    /** An account was frozen, or is no longer. */
    record FrozenOrThawed(Account account, Identity by, String reason) implements LedgerEvent {}

    /** An account ended; what was left on it is with the commons. */
    record AccountClosed(Account before, Identity by, String reason) implements LedgerEvent {}

    /** A check found that a unit's journal does not hold. */
    record JournalBroken(Unit unit, String finding) implements LedgerEvent {}
}
