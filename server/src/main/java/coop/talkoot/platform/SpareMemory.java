package coop.talkoot.platform;

import com.sun.management.OperatingSystemMXBean;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Gives the system its memory back after work: the collector that costs least while there is work keeps what it has until
 * it needs more. So once there was a quiet half minute after a busy one, it is told to look; and twice more when connections
 * that were kept for the next request have ended: the first of the two finds what has still to be finalized, as a TLS
 * connection has, and the second frees it.
 */
@Singleton
public final class SpareMemory implements ApplicationEventListener<ServerStartupEvent>, AutoCloseable {
    private static final Duration STRETCH = Duration.ofSeconds(30);
    /** Of one core: less is quiet. Servers that are away are tried again and again, and that never ends. */
    private static final int QUIET_PERCENT = 20;
    /** Quiet stretches in a row: at the end of the first, when the minute of kept connections is surely over, and then. */
    private static final Set<Integer> LOOKS = Set.of(1, 3, 4);

    private static final int LAST_LOOK = 4;

    private final LongSupplier cpuNanos;
    private final Runnable collect;
    private final Thread watch = Thread.ofVirtual().name("spare-memory").unstarted(this::watch);

    private long spent;
    private int quiet = LAST_LOOK;

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
        quiet = isBusy ? 0 : Math.min(quiet, LAST_LOOK) + 1;
        if (LOOKS.contains(quiet)) {
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
