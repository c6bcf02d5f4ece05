package coop.talkoot.exchange;

import coop.talkoot.platform.Refused;
import org.jspecify.annotations.Nullable;

/** How long, wide and high something is in whole millimetres, as far as known. */
public record Size(
        @Nullable Integer length,
        @Nullable Integer width,
        @Nullable Integer height) {
    /** Nothing known. */
    public static final Size UNKNOWN = new Size(null, null, null);

    private static final int MOST = 10_000_000;

    public Size {
        check("length", length);
        check("width", width);
        check("height", height);
    }

    private static void check(String field, @Nullable Integer millimetres) {
        if (millimetres != null && (millimetres < 1 || millimetres > MOST)) {
            throw Refused.invalid(field, "A " + field + " is a whole number of millimetres from 1 to " + MOST + ".");
        }
    }
}
