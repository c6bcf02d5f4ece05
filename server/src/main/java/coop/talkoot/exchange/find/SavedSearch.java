package coop.talkoot.exchange.find;

import java.time.Instant;

/** A search that somebody keeps, and is told by of what fits. The time that was looked for is not kept with it. */
public record SavedSearch(long id, long personId, String name, Sought sought, Instant createdAt) {}
