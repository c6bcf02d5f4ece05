package coop.talkoot.exchange.find;

import org.jspecify.annotations.Nullable;

/** A listing that was found, and how many metres away it is from the place that was looked around; null without one. */
public record Hit(long listingId, @Nullable Integer metres) {}
