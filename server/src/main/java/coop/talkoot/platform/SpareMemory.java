package coop.talkoot.platform;

import com.sun.management.OperatingSystemMXBean;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Gives the system its memory back after work: the collector that costs least while there is work keeps what it has until
 * it needs more. So once there was a quiet half minute after a busy one, it is told to look; and once more when connections
 * that were kept for the next request have ended, for what they held.
 */
@Singleton
public final class SpareMemory implements ApplicationEventListener<ServerStartupEvent>, AutoCloseable {
    private static final Duration STRETCH = Duration.ofSeconds(30);
    /** Of one core: less is quiet. Servers that are away are tried again and again, and that never ends. */
    private static final int QUIET_PERCENT = 20;
    /** Quiet stretches in a row: at the end of the first, and when the minute of kept connections is surely over. */
    private static final int AT_ONCE = 1;

    private static final int AFTER_CONNECTIONS = 3;

    private final LongSupplier cpuNanos;
    private final Runnable collect;
    private final Thread watch = Thread.ofVirtual().name("spare-memory").unstarted(this::watch);

    private long spent;
    private int quiet = AFTER_CONNECTIONS;

    @Inject
    SpareMemory() {
        this(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())::getProcessCpuTime, System::gc);
    }

    SpareMemory(LongSupplier cpuNanos, Runnable collect) {
        this.cpuNanos = cpuNanos;
        this.collect = collect;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        watch.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(STRETCH);
                look();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** To be called after each {@link #STRETCH}. */
    void look() {
        var now = cpuNanos.getAsLong();
        var isBusy = (now - spent) * 100 >= STRETCH.toNanos() * QUIET_PERCENT;
        spent = now;
        quiet = isBusy ? 0 : Math.min(quiet, AFTER_CONNECTIONS) + 1;
        if (quiet == AT_ONCE || quiet == AFTER_CONNECTIONS) {
            collect.run();
            // What the collection itself cost is no work.
            spent = cpuNanos.getAsLong();
        }
    }

    @Override
    @PreDestroy
    public void close() {
        watch.interrupt();
    }
}
