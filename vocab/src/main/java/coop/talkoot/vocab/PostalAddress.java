package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/** Where a letter would go (schema.org). */
public record PostalAddress(
        @Nullable String streetAddress,
        @Nullable String postalCode,
        @Nullable String addressLocality,
        @Nullable String addressRegion,
        @Nullable String addressCountry) {}
