package coop.talkoot.activitypub.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to an inbox as it was stored.
 *
 * @param origin host that must have signed it
 * @param signerUri id of the key whose signature was verified; null when the key was not known yet
 * @param request method, target and headers, as JSON, to verify later
 * @param body the exact text received
 * @param attempts counts the one about to be made
 */
record Inbound(
        long id,
        String origin,
        String activityUri,
        @Nullable String signerUri,
        String request,
        String body,
        int attempts,
        Instant receivedAt) {
    @Override
    public String toString() {
        return "inbound " + id + " " + activityUri;
    }
}
