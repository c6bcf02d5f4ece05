package coop.talkoot.mastodon.stream;

import io.micronaut.context.annotation.Bean;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs what it is given where it is given: what comes over one WebSocket is then heard in the order in which it came,
 * on the connection's own thread. So nothing that waits may be given to it.
 */
@Singleton
@Named(InPlace.NAME)
@Bean(typed = ExecutorService.class)
final class InPlace extends AbstractExecutorService {
    static final String NAME = "in-place";

    private volatile boolean isOver;

    @Override
    public void execute(Runnable work) {
        work.run();
    }

    @Override
    public void shutdown() {
        isOver = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return isOver;
    }

    @Override
    public boolean isTerminated() {
        return isOver;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
        return isOver;
    }
}
