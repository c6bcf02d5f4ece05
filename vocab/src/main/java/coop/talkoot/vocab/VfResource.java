package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/**
 * A thing or space that an intent is about: an EconomicResource.
 *
 * @param classifiedAs whether it is a thing or a space, as a full address
 * @param condition from 1 to 5
 * @param worth what one piece is worth, in a currency
 * @param onhand how many pieces are there
 */
public record VfResource(
        @Nullable String id,
        @Nullable String classifiedAs,
        @Nullable Long condition,
        Extent extent,
        @Nullable VfMeasure worth,
        @Nullable VfMeasure onhand) {
    /** How large and heavy it is. */
    public record Extent(
            @Nullable VfMeasure length,
            @Nullable VfMeasure width,
            @Nullable VfMeasure height,
            @Nullable VfMeasure weight) {}
}
