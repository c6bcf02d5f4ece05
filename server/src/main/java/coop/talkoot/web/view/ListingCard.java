package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/**
 * An offer or a need in a list; {@code excerpt} is plain text. {@code from} is the co-op it comes through, null where
 * that is the co-op of the page.
 */
public record ListingCard(
        String href,
        PurposeLook purpose,
        Who author,
        String title,
        String excerpt,
        Terms terms,
        ListingState state,
        @Nullable Who from) {}
