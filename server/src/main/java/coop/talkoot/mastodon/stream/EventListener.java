package coop.talkoot.mastodon.stream;

import io.micronaut.http.sse.Event;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A program that listens by server-sent events. */
final class EventListener extends Listener {
    /** Bounded by what a listener may have waiting, in characters. */
    private final Sinks.Many<Event<String>> sink = Sinks.many().unicast().onBackpressureBuffer();

    EventListener(Reader reader) {
        super(reader);
    }

    /** To be read once. */
    Flux<Event<String>> events() {
        return sink.asFlux().doOnNext(event -> ended(size(event)));
    }

    @Override
    void send(Message message) {
        write(Event.of(message.payload()).name(message.event()));
    }

    @Override
    void thump() {
        write(Event.of("").comment("thump"));
    }

    @Override
    synchronized void close() {
        sink.tryEmitComplete();
    }

    private synchronized void write(Event<String> event) {
        if (mayBegin(size(event))) {
            sink.tryEmitNext(event);
        }
    }

    private static int size(Event<String> event) {
        return event.getData().length() + 1;
    }
}
