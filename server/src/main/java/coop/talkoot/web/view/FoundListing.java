package coop.talkoot.web.view;

import coop.talkoot.platform.Texts;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;

/**
 * An offer or a need that was found.
 *
 * @param metres from the place that was looked around, null without one
 * @param number of its pin on the map, null off it
 */
public record FoundListing(
        ListingCard card,
        @Nullable Integer metres,
        @Nullable Integer number) {
    private static final int KILOMETRE = 1000;
    private static final int STEP = 100;
    private static final int NEAR = 10;

    /** The way to it, no more exact than places are told; empty without one. */
    public String distance(Texts texts) {
        return metres == null ? "" : distance(metres, texts);
    }

    public static String distance(int metres, Texts texts) {
        if (metres < KILOMETRE) {
            return texts.say("distance.metres", Math.max(STEP, (metres + STEP - 1) / STEP * STEP));
        }
        var format = NumberFormat.getInstance(texts.locale());
        format.setMaximumFractionDigits(metres < NEAR * KILOMETRE ? 1 : 0);
        return texts.say("distance.kilometres", format.format(metres / (double) KILOMETRE));
    }
}
