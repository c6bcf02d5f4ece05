package coop.talkoot.mastodon.stream;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * One thing told.
 *
 * @param payload text, JSON for all but a deletion
 * @param frame all of it as it goes over a WebSocket, written once for all who get it
 */
record Message(String event, String payload, String frame) {
    /** What goes over a WebSocket, as JSON. */
    @Serdeable
    record Frame(List<String> stream, String event, String payload) {}
}
