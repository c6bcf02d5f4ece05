package coop.talkoot.platform;

import java.time.Duration;
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
 * at the same time. Woken by {@link #wake}, and by itself every second for what fell due.
 *
 * @param <T> a claimed row
 */
public final class Dispatcher<T> implements AutoCloseable {
    /** Where the rows come from and what is done with them. */
    public interface Queue<T> {
        /** Takes at most {@code most} rows that are due, so that nobody else takes them for a while. */
        List<T> claim(int most);

        /** Works on a row and writes down what came of it. */
        void work(T row);

        /** The work threw: write that down, so that the row does not hold up those behind it. */
        void failed(T row, RuntimeException cause);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final String name;
    private final int most;
    private final Queue<T> queue;
    private final Semaphore free;
    private final Semaphore raised = new Semaphore(0);
    private final ExecutorService workers;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    public Dispatcher(String name, int most, Queue<T> queue) {
        this.name = name;
        this.most = most;
        this.queue = queue;
        this.free = new Semaphore(most);
        this.workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    public void start() {
        thread = Thread.ofPlatform().name(name + "-dispatcher").daemon().start(this::run);
    }

    /** There is something to do; many calls before it looks are one. */
    public void wake() {
        raised.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (!dispatch()) {
                    await();
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException cause) {
                LOG.warn("{}: the queue could not be read; trying again", name, cause);
                raised.drainPermits();
                LockSupport.parkNanos(LOOK.toNanos()); // a database that is away is not asked in a loop
            }
        }
    }

    /** Hands out what is due; false when there was nothing. */
    private boolean dispatch() throws InterruptedException {
        free.acquire();
        var room = 1 + free.drainPermits();
        var taken = 0;
        try {
            for (var row : queue.claim(room)) {
                workers.execute(() -> work(row));
                taken++;
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
            wake();
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

    /** Takes nothing new, lets what is under way finish for up to twenty seconds. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            var running = thread;
            if (running != null) {
                running.join(DRAIN);
            }
            workers.shutdown();
            if (!workers.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS) || free.availablePermits() < most) {
                LOG.info("{}: some rows were under way at the end; they will be taken up again", name);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
