package coop.talkoot.ledger;

import coop.talkoot.platform.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a co-op counts in. Amounts are whole minor units: minutes of time, or hundredths and the like of a credit.
 *
 * @param decimals how many digits of an amount stand behind the point
 * @param limits those of a new member's account
 */
public record Unit(long id, long groupId, String name, Kind kind, int decimals, Limits limits, Instant createdAt) {
    /** TIME counts minutes; CREDIT is the co-op's own, with a name of its own. */
    public enum Kind {
        TIME,
        CREDIT
    }

    private static final int MINUTES = 60;
    private static final Pattern HOURS = Pattern.compile("([0-9]{1,9}):([0-5][0-9])");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,13})(?:[.,]([0-9]{1,9}))?");

    public Unit {
        if (decimals < 0 || decimals > 3 || (kind == Kind.TIME && decimals != 0)) {
            throw Refused.invalid("decimals", "Credit has 0 to 3 decimals; time is counted in whole minutes.");
        }
    }

    /** An amount for programs and tables: {@code -1:30}, {@code 12.50}. */
    public String plain(long amount) {
        if (kind == Kind.CREDIT) {
            return BigDecimal.valueOf(amount, decimals).toPlainString();
        }
        var minutes = Math.abs(amount);
        return (amount < 0 ? "-" : "") + minutes / MINUTES + ":" + (minutes % MINUTES < 10 ? "0" : "")
                + minutes % MINUTES;
    }

    /** An amount in a sentence: {@code 1:30 h}, {@code 12.50 Lindens}. */
    public String words(long amount) {
        return plain(amount) + " " + (kind == Kind.TIME ? "h" : name);
    }

    /** An amount as people type it; {@code field} is where a refusal belongs. */
    public long read(String field, String typed) {
        var text = typed.strip();
        var amount = kind == Kind.TIME ? readTime(field, text) : readNumber(field, text);
        if (amount > Amounts.MOST_MOVED) {
            throw Refused.invalid(field, "This is more than can be moved at once: " + words(Amounts.MOST_MOVED) + ".");
        }
        return amount;
    }

    /** Minutes as people type them, of no unit; {@code field} is where a refusal belongs. */
    public static long readMinutes(String field, String typed) {
        return readTime(field, typed.strip());
    }

    private static long readTime(String field, String text) {
        var parts = HOURS.matcher(text);
        if (!parts.matches()) {
            throw Refused.invalid(field, "Write hours and whole minutes, such as 1:30 or 0:45.");
        }
        return Long.parseLong(parts.group(1)) * MINUTES + Long.parseLong(parts.group(2));
    }

    private long readNumber(String field, String text) {
        var parts = NUMBER.matcher(text);
        if (!parts.matches()) {
            throw Refused.invalid(field, "Write a number, such as " + plain(example()) + ".");
        }
        var fraction = parts.group(2) == null ? "" : parts.group(2);
        if (fraction.length() > decimals) {
            throw Refused.invalid(field, "A number of " + name + " has at most " + decimals + " decimals.");
        }
        return new BigDecimal(parts.group(1) + (fraction.isEmpty() ? "" : "." + fraction))
                .movePointRight(decimals)
                .longValueExact();
    }

    private long example() {
        return BigDecimal.valueOf(12).movePointRight(decimals).longValueExact();
    }
}
