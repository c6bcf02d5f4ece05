package coop.talkoot.activitypub.inbox;

import coop.talkoot.people.Identity;
import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to an inbox as it was stored.
 *
 * @param origin host that must have signed it
 * @param signerUri id of the actor whose signature was verified; null when the key was not known yet
 * @param request method, target and headers, as JSON, to verify later; empty when verified already
 * @param body the exact text received
 * @param attempts counts the one about to be made
 * @param known what is in memory still of a request that came to this very process; null when read from the database
 */
record Inbound(
        long id,
        String origin,
        String activityUri,
        @Nullable String signerUri,
        String request,
        String body,
        int attempts,
        Instant receivedAt,
        @Nullable Known known) {
    /** What was found out while answering: the document as parsed, and who signed if that was plain. */
    record Known(JsonObject document, @Nullable Identity signer) {}

    @Override
    public String toString() {
        return "inbound " + id + " " + activityUri;
    }
}
