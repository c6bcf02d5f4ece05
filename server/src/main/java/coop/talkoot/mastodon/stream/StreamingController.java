package coop.talkoot.mastodon.stream;

import coop.talkoot.mastodon.door.Sent;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Streams as server-sent events, one a connection. The framework takes an endless answer as a publisher only, which is
 * why one stands here.
 */
@Controller("/api/v1/streaming")
final class StreamingController {
    private final Streams streams;

    StreamingController(Streams streams) {
        this.streams = streams;
    }

    @Get(value = "/health", produces = MediaType.TEXT_PLAIN)
    String health() {
        return "OK";
    }

    @Get(value = "/{first}", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<EventText>> listen(HttpRequest<?> request, String first, Sent sent) {
        return listen(request, first, sent, "");
    }

    @Get(value = "/{first}/{second}", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<EventText>> listen(HttpRequest<?> request, String first, Sent sent, String second) {
        var path = second.isEmpty() ? first : first + ":" + second;
        var isOnlyMedia = first.equals("public") && sent.yes("only_media", false);
        var stream = StreamName.of(
                isOnlyMedia ? path + ":media" : path,
                sent.text("tag").orElse(null),
                sent.text("list").orElse(null));
        var reader = Reader.of(request);
        reader.require(stream);
        Publisher<EventText> events = Flux.defer(() -> events(reader, stream));
        return HttpResponse.ok(events)
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header("Cache-Control", "private, no-store")
                // packing would cost each connection as much memory as all else together
                .header("Content-Encoding", "identity")
                .header("X-Accel-Buffering", "no");
    }

    private Flux<EventText> events(Reader reader, StreamName stream) {
        var listener = new EventListener(reader);
        listener.subscribe(stream);
        if (!streams.add(listener)) {
            return Flux.empty();
        }
        listener.thump();
        return listener.events().doFinally(end -> streams.remove(listener));
    }
}
