package coop.talkoot.mastodon.stream;

import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Says that there is no room while that can still be said in HTTP; {@link Streams} counts once more. */
@ServerFilter("/api/v1/streaming/**")
@Order(-40)
final class StreamDoor {
    private static final int WAIT_SECONDS = 60;

    private final Streams streams;

    StreamDoor(Streams streams) {
        this.streams = streams;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!request.getPath().endsWith("/health") && !streams.hasRoomFor(Reader.of(request))) {
            throw new Refused(new Refusal.TooOften(WAIT_SECONDS, "Too many connections listen already."));
        }
    }
}
