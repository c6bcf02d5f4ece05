package coop.talkoot.activitypub.delivery;

import java.time.Instant;

/**
 * One activity on its way to one inbox.
 *
 * @param attempts counts the one about to be made
 * @param refusals answers so far that may pass, but are not waited out for days ({@link Verdict.Again})
 */
record Delivery(long id, Said said, String inbox, String host, int attempts, int refusals, Instant createdAt) {
    /** The words that every inbox gets, in the bytes that are signed; shared, so never changed. */
    @SuppressWarnings("ArrayRecordComponent") // one copy for a million inboxes
    record Said(long activityId, long signerId, byte[] body) {}

    @Override
    public String toString() {
        return "delivery " + id + " to " + inbox;
    }
}
