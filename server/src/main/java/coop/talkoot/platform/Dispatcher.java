package coop.talkoot.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on rows of a queue in the database: claims what is due, hands each row to a virtual thread, at most so many
 * at the same time. Woken by {@link #wake}, and by itself every second for what fell due. {@link Dispatchers} makes
 * and ends it.
 *
 * @param <T> a claimed row
 */
public final class Dispatcher<T> {
    /** Where the rows come from and what is done with them. */
    public interface Queue<T> {
        /** Takes at most {@code most} rows that are due, so that nobody else takes them for a while. */
        List<T> claim(int most);

        /** Works on a row and writes down what came of it. */
        void work(T row);

        /** The work threw: write that down, so that the row does not hold up those behind it. */
        void failed(T row, RuntimeException cause);

        /** The clock went back by that much: whatever waits for a time would wait longer than was meant. */
        default void clockSetBack(Duration by) {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(15);
    /** Less is a clock put right, and no harm to anything that waits. */
    private static final Duration SET_BACK = Duration.ofSeconds(5);

    private final String name;
    private final int most;
    private final Queue<T> queue;
    private final Clock clock;
    private final Runnable overload;
    private final Semaphore free;
    private final Semaphore raised = new Semaphore(0);
    private final ExecutorService workers;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private Instant looked = Instant.MIN;

    /** {@code overload} is called when there is more to do than there are hands. */
    Dispatcher(String name, int most, Queue<T> queue, Clock clock, Runnable overload) {
        this.name = name;
        this.most = most;
        this.queue = queue;
        this.clock = clock;
        this.overload = overload;
        this.free = new Semaphore(most);
        this.workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    public void start() {
        thread = Thread.ofPlatform().name(name + "-dispatcher").daemon().start(this::run);
    }

    /** There is something to do; many calls before it looks are one. */
    public void wake() {
        if (free.availablePermits() == 0) {
            overload.run();
        }
        look();
    }

    /** Another process has more to do than hands. */
    void look() {
        raised.release();
    }

    private void run() {
        while (!stopping) {
            try {
                watchClock();
                if (!dispatch()) {
                    await();
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException cause) {
                // A stack for each try would fill the log while the database is away.
                LOG.warn("{}: the queue could not be read; trying again: {}", name, cause.toString());
                LOG.debug("{}", name, cause);
                raised.drainPermits();
                LockSupport.parkNanos(LOOK.toNanos()); // a database that is away is not asked in a loop
            }
        }
    }

    private void watchClock() {
        var now = clock.instant();
        var before = looked;
        looked = now;
        if (now.plus(SET_BACK).isBefore(before)) {
            var by = Duration.between(now, before);
            LOG.warn("{}: the clock went back by {}", name, by);
            queue.clockSetBack(by);
        }
    }

    /** Hands out what is due; false when there was nothing. */
    private boolean dispatch() throws InterruptedException {
        if (!free.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        var room = 1 + free.drainPermits();
        var taken = 0;
        try {
            for (var row : queue.claim(room)) {
                workers.execute(() -> work(row));
                taken++;
            }
            if (taken == room) {
                overload.run();
            }
            return taken > 0;
        } finally {
            free.release(room - taken);
        }
    }

    private void work(T row) {
        try {
            queue.work(row);
        } catch (RuntimeException cause) {
            LOG.error("{}: {} failed", name, row, cause);
            report(row, cause);
        } finally {
            free.release();
            look();
        }
    }

    private void report(T row, RuntimeException cause) {
        try {
            queue.failed(row, cause);
        } catch (RuntimeException unwritten) {
            LOG.error("{}: {} stays claimed until its claim runs out", name, row, unwritten);
        }
    }

    private void await() throws InterruptedException {
        if (raised.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }

    /** Takes nothing new, and lets what is under way finish for up to fifteen seconds, the first time it is told so. */
    void drain() {
        if (stopping) {
            return;
        }
        stopping = true;
        look();
        try {
            var running = thread;
            if (running != null) {
                running.join(DRAIN);
            }
            if (!free.tryAcquire(most, DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("{}: some rows were under way at the end; they will be taken up again", name);
                return;
            }
            free.release(most);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
