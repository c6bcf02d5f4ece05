package coop.talkoot.activitypub.delivery;

import java.time.Instant;

/** One activity on its way to one inbox; {@code attempts} counts the one about to be made. */
record Delivery(long id, long activityId, long signerId, String inbox, String body, int attempts, Instant createdAt) {}
