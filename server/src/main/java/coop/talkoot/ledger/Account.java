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
 * @param reserved what is promised to leave it and to come, and has not moved yet
 */
public record Account(
        long id,
        Unit unit,
        Identity owner,
        long balance,
        long held,
        long received,
        Limits limits,
        Reserved reserved,
        State state,
        Instant createdAt) {
    /** FROZEN: nothing moves until a coordinator says so. CLOSED: ended at zero, and opened again if its owner returns. */
    public enum State {
        OPEN,
        FROZEN,
        CLOSED
    }

    /** Promised, in both directions; limits count it as if it had moved already, each to the worse. */
    public record Reserved(long out, long in) {
        public static final Reserved NOTHING = new Reserved(0, 0);

        /** With so much more promised, to leave when below zero. */
        Reserved plus(long amount) {
            return new Reserved(out + Math.max(0, -amount), in + Math.max(0, amount));
        }

        Reserved minus(long amount) {
            return new Reserved(out - Math.max(0, -amount), in - Math.max(0, amount));
        }

        public boolean isNothing() {
            return out == 0 && in == 0;
        }
    }

    /** That of a group of another server, which stands for what the two co-ops owe each other. */
    public boolean isClearing() {
        return owner.kind() == Identity.Kind.GROUP && !isCommons();
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
        return Math.max(0, balance - held - reserved.out() + creditLimit());
    }

    /** Whose it is, as refusals and the log name it. */
    public String named() {
        return owner.address() + " in " + unit.name();
    }

    /**
     * The account after a posting to it; refuses, saying why, what the rules of the ledger do not allow. What keeps a
     * promise is always allowed: the rules were asked when it was made.
     */
    Account after(long amount, Entry.Kind kind) {
        var after = new Account(
                id,
                unit,
                owner,
                balance + amount,
                held,
                received + kind.countsAsReceived(amount),
                limits,
                reserved,
                state,
                createdAt);
        if (kind != Entry.Kind.SETTLED) {
            requireOpen(amount);
            requireWithin(after, amount);
        }
        return after;
    }

    /** The account with that much promised; refuses what it could not keep. */
    Account promising(long amount) {
        requireOpen(amount);
        var promising = reserving(reserved.plus(amount));
        requireWithin(promising, amount);
        return promising;
    }

    /** The account with that promise gone, kept or not. */
    Account released(long amount) {
        return reserving(reserved.minus(amount));
    }

    private Account reserving(Reserved now) {
        return new Account(id, unit, owner, balance, held, received, limits, now, state, createdAt);
    }

    /** What is held and what is promised count as gone, and what is promised to come as there. */
    private void requireWithin(Account then, long amount) {
        var left = then.balance - then.held - then.reserved.out();
        if (amount < 0 && left < -then.creditLimit()) {
            throw Refused.invalid("amount", tooLittle(amount, -then.creditLimit() - left));
        }
        var most = limits.maxBalance() == null ? Amounts.MOST_HELD : limits.maxBalance();
        var holds = then.balance + then.reserved.in();
        if (amount > 0 && holds > most) {
            throw Refused.invalid(
                    "amount",
                    owner.address() + " may hold " + unit.words(most) + " at most: this is " + unit.words(holds - most)
                            + " too much.");
        }
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
