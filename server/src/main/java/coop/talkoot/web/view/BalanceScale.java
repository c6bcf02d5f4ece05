package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/**
 * Where a balance stands between its limits, drawn as parts of a hundred.
 *
 * @param zero where nothing is
 * @param at where the balance is
 * @param low the lower limit in words
 * @param high the upper one; null where there is none
 */
public record BalanceScale(
        String zero,
        String at,
        String start,
        String width,
        String low,
        @Nullable String high) {
    /** {@code most} is the end of the scale: the upper limit, or where a scale without one ends. */
    public static BalanceScale of(long balance, long limit, long most, String low, @Nullable String high) {
        var left = Math.min(-limit, balance);
        var right = Math.max(Math.max(most, balance), left + 1);
        var zero = share(0, left, right);
        var at = share(balance, left, right);
        return new BalanceScale(
                percent(zero), percent(at), percent(Math.min(zero, at)), percent(Math.abs(at - zero)), low, high);
    }

    /** In hundredths of a per cent. */
    private static long share(long value, long left, long right) {
        return (long) (10_000.0 * ((double) value - left) / ((double) right - left));
    }

    private static String percent(long share) {
        return share / 100 + "." + (share % 100 < 10 ? "0" : "") + share % 100 + "%";
    }
}
