package coop.talkoot.mastodon.stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A program that listens by server-sent events. */
final class EventListener extends Listener {
    /** Bounded by what a listener may have waiting, in characters. */
    private final Sinks.Many<EventText> sink = Sinks.many().unicast().onBackpressureBuffer();

    EventListener(Reader reader) {
        super(reader);
    }

    /** To be read once. */
    Flux<EventText> events() {
        return sink.asFlux().doOnNext(event -> ended(size(event)));
    }

    @Override
    void send(Message message) {
        write(EventText.of(message));
    }

    @Override
    void thump() {
        write(EventText.comment("thump"));
    }

    @Override
    synchronized void close() {
        sink.tryEmitComplete();
    }

    private synchronized void write(EventText event) {
        if (mayBegin(size(event))) {
            sink.tryEmitNext(event);
        }
    }

    private static int size(EventText event) {
        return event.text().length();
    }
}
