package coop.talkoot.exchange.find;

import coop.talkoot.platform.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: after this listing, which had this key in the order asked for. {@code newest} is the highest id that
 * the first page knew of, so that what comes meanwhile pushes nothing onto the next page.
 */
record Cursor(long id, double key, long newest) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,19})(?:\\.([0-9a-f]{1,16})\\.([0-9]{1,19}))?");

    static @Nullable Cursor read(@Nullable String text, Order order) {
        if (text == null) {
            return null;
        }
        var match = TEXT.matcher(text);
        if (!match.matches() || (order != Order.NEWEST && match.group(2) == null)) {
            throw unreadable();
        }
        try {
            var id = Long.parseLong(match.group(1));
            return match.group(2) == null
                    ? new Cursor(id, 0, Long.MAX_VALUE)
                    : new Cursor(id, key(match.group(2)), Long.parseLong(match.group(3)));
        } catch (NumberFormatException cause) {
            throw unreadable();
        }
    }

    String text(Order order) {
        return order == Order.NEWEST
                ? Long.toString(id)
                : id + "." + Long.toHexString(Double.doubleToLongBits(key)) + "." + newest;
    }

    private static double key(String bits) {
        var key = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        if (!Double.isFinite(key)) {
            throw unreadable();
        }
        return key;
    }

    private static Refused unreadable() {
        return Refused.invalid("before", "before must be what the page before gave as next");
    }
}
