package coop.talkoot.activitypub.delivery;

import java.time.Instant;

/**
 * One activity on its way to one inbox.
 *
 * @param attempts counts the one about to be made
 * @param refusals answers so far that may pass, but are not waited out for days ({@link Verdict.Again})
 */
record Delivery(
        long id,
        long activityId,
        long signerId,
        String inbox,
        String body,
        int attempts,
        int refusals,
        Instant createdAt) {}
