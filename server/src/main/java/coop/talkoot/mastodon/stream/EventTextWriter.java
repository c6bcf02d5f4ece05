package coop.talkoot.mastodon.stream;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.MessageBodyWriter;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes pieces of event streams as they are; the framework's own writer ends comments like events. */
@Singleton
@Produces(MediaType.TEXT_EVENT_STREAM)
final class EventTextWriter implements MessageBodyWriter<EventText> {
    @Override
    public void writeTo(
            Argument<EventText> type, MediaType media, EventText piece, MutableHeaders headers, OutputStream out) {
        try {
            out.write(piece.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new CodecException("a piece of an event stream could not be written", cause);
        }
    }
}
