package coop.talkoot.people;

import java.time.Instant;

/** {@code blocker} neither sees nor is seen by {@code blocked}. {@code uri} is the id of the Block activity. */
public record Block(long id, String uri, Identity blocker, Identity blocked, Instant createdAt) {}
