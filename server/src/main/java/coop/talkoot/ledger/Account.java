package coop.talkoot.ledger;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import java.time.Instant;

/**
 * What somebody holds in a unit.
 *
 * @param owner a member, or the co-op itself: then it is the commons
 * @param held what of it cannot be given away for now, while it is disputed
 * @param received what was paid into it in all, less what of it was reversed
 */
public record Account(
        long id,
        Unit unit,
        Identity owner,
        long balance,
        long held,
        long received,
        Limits limits,
        State state,
        Instant createdAt) {
    /** FROZEN: nothing moves until a coordinator says so. CLOSED: ended at zero, and opened again if its owner returns. */
    public enum State {
        OPEN,
        FROZEN,
        CLOSED
    }

    public boolean isCommons() {
        return owner.id() == unit.groupId();
    }

    /** How far below zero it may go. */
    public long creditLimit() {
        return limits.policy().creditLimit(received);
    }

    /** How much can be given before the limit is reached; 0 when a lowered limit is already passed. */
    public long available() {
        return Math.max(0, balance - held + creditLimit());
    }

    /** Whose it is, as refusals and the log name it. */
    public String named() {
        return owner.address() + " in " + unit.name();
    }

    /** The account after a posting to it; refuses, saying why, what the rules of the ledger do not allow. */
    Account after(long amount, Entry.Kind kind) {
        requireOpen(amount);
        var after = new Account(
                id,
                unit,
                owner,
                balance + amount,
                held,
                received + kind.countsAsReceived(amount),
                limits,
                state,
                createdAt);
        if (amount < 0 && after.balance - held < -after.creditLimit()) {
            throw Refused.invalid("amount", tooLittle(amount, -after.creditLimit() - after.balance + held));
        }
        var most = limits.maxBalance() == null ? Amounts.MOST_HELD : limits.maxBalance();
        if (amount > 0 && after.balance > most) {
            throw Refused.invalid(
                    "amount",
                    owner.address() + " may hold " + unit.words(most) + " at most: this is "
                            + unit.words(after.balance - most) + " too much.");
        }
        return after;
    }

    private void requireOpen(long amount) {
        var sentence = switch (state) {
            case OPEN -> "";
            case FROZEN -> "The account of " + owner.address() + " is frozen.";
            case CLOSED -> "The account of " + owner.address() + " is closed.";
        };
        if (!sentence.isEmpty()) {
            throw amount > 0 ? Refused.invalid("to", sentence) : Refused.conflict(sentence);
        }
    }

    private String tooLittle(long amount, long missing) {
        return owner.address() + " has " + unit.words(available()) + " to give, down to the limit of "
                + unit.words(-creditLimit()) + ". For " + unit.words(-amount) + ", " + unit.words(missing)
                + " is missing.";
    }
}
