package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/** What changes hands, and how much of it: of a thing, or of work. */
public record VfGoods(
        @Nullable String conformsTo,
        @Nullable VfMeasure resource,
        @Nullable VfMeasure effort) {
    public static VfGoods none() {
        return new VfGoods(null, null, null);
    }

    public static VfGoods of(@Nullable String conformsTo, VfMeasure resource) {
        return new VfGoods(conformsTo, resource, null);
    }

    public static VfGoods work(@Nullable String conformsTo, VfMeasure effort) {
        return new VfGoods(conformsTo, null, effort);
    }
}
