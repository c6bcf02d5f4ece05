package coop.talkoot.ledger;

import coop.talkoot.platform.Refused;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be posted: amounts that come to zero over accounts of one unit.
 *
 * @param byId who has it posted
 * @param key the same key of the same person in the same unit posts once; null for none
 * @param reversesId the entry this one takes back; null for any other
 */
public record NewEntry(
        long unitId,
        Entry.Kind kind,
        String memo,
        List<Line> lines,
        long byId,
        @Nullable String key,
        @Nullable Long reversesId) {
    private static final int LONGEST_MEMO = 500;
    private static final int MOST_LINES = 100;
    private static final String KEY = "[\\x21-\\x7e]{1,200}";

    /** What one account gets, or gives when below zero. */
    public record Line(long accountId, long amount) {}

    public NewEntry {
        lines = List.copyOf(lines);
        memo = memo.strip();
        if (memo.length() > LONGEST_MEMO || memo.indexOf('\0') >= 0 || !isWhole(memo)) {
            throw Refused.invalid("memo", "What it is for has at most " + LONGEST_MEMO + " characters.");
        }
        if (key != null && !key.matches(KEY)) {
            throw Refused.invalid("key", "A key has 1 to 200 visible ASCII characters.");
        }
        if ((kind == Entry.Kind.REVERSAL) != (reversesId != null)) {
            throw new IllegalArgumentException("a reversal, and nothing else, names what it reverses");
        }
        checkLines(lines);
    }

    /** Moves an amount from one account to another. */
    static NewEntry move(
            Entry.Kind kind, Account from, Account to, long amount, String memo, long byId, @Nullable String key) {
        var lines = List.of(new Line(from.id(), -amount), new Line(to.id(), amount));
        return new NewEntry(from.unit().id(), kind, memo, lines, byId, key, null);
    }

    private static void checkLines(List<Line> lines) {
        if (lines.size() < 2 || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("an entry has 2 to " + MOST_LINES + " postings");
        }
        var sum = 0L;
        var accounts = new HashSet<Long>();
        for (var line : lines) {
            if (line.amount() == 0) {
                throw Refused.invalid("amount", "An amount is more than nothing.");
            }
            if (Math.abs(line.amount()) > Amounts.MOST_MOVED || line.amount() == Long.MIN_VALUE) {
                throw Refused.invalid("amount", "This is more than can be moved at once.");
            }
            if (!accounts.add(line.accountId())) {
                throw Refused.invalid("to", "Nobody gives to themselves.");
            }
            sum += line.amount();
        }
        if (sum != 0) {
            throw new IllegalArgumentException("postings come to zero, not to " + sum);
        }
    }

    private static boolean isWhole(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
