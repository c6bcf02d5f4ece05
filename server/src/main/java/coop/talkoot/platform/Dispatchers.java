package coop.talkoot.platform;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes dispatchers, lets those of several processes call each other for help, and ends them all at the same time. */
@Singleton
public final class Dispatchers implements GracefulShutdownCapable, AutoCloseable {
    private final Clock clock;
    private final Signals signals;
    private final List<Dispatcher<?>> all = new CopyOnWriteArrayList<>();

    Dispatchers(Clock clock, Signals signals) {
        this.clock = clock;
        this.signals = signals;
    }

    /** {@code name} is also what the processes call each other by: the same queue has the same name in all of them. */
    public <T> Dispatcher<T> create(String name, int most, Dispatcher.Queue<T> queue) {
        var dispatcher = new Dispatcher<>(name, most, queue, clock, () -> signals.publishNow(name));
        signals.on(name, dispatcher::look);
        all.add(dispatcher);
        return dispatcher;
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        return CompletableFuture.allOf(all.stream()
                .map(dispatcher -> {
                    var done = new CompletableFuture<Void>();
                    Thread.ofVirtual().name("draining").start(() -> {
                        dispatcher.drain();
                        done.complete(null);
                    });
                    return done;
                })
                .toArray(CompletableFuture<?>[]::new));
    }

    @Override
    @PreDestroy
    public void close() {
        shutdownGracefully().toCompletableFuture().join();
    }
}
