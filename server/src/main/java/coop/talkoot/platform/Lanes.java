package coop.talkoot.platform;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on items of one key one run after another, on different keys at the same time, each on a virtual thread that
 * lives as long as its key has work. Holds nothing of a key without work.
 *
 * @param <T> an item
 */
public final class Lanes<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private final int longestRun;
    private final Consumer<List<T>> work;
    private final Map<String, Deque<T>> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    /** Of these, done but for the end of what they are done with. */
    private final AtomicInteger almostDone = new AtomicInteger();

    private final ReentrantLock room = new ReentrantLock();
    private final Condition isSmaller = room.newCondition();
    private final ExecutorService threads;
    private volatile boolean stopping;

    /** {@code work} gets at most {@code longestRun} items of one key, in the order in which they were added. */
    public Lanes(String name, int longestRun, Consumer<List<T>> work) {
        this.longestRun = longestRun;
        this.work = work;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** Puts an item behind those of its key; false, and nothing done, when the lanes are closing. */
    public boolean add(String key, T item) {
        if (stopping) {
            return false;
        }
        size.incrementAndGet();
        lanes.compute(key, (same, lane) -> {
            if (lane != null) {
                lane.add(item);
                return lane;
            }
            var first = new ArrayDeque<T>();
            first.add(item);
            threads.execute(() -> run(key));
            return first;
        });
        return true;
    }

    /** How many items wait or are worked on. */
    public int size() {
        return size.get();
    }

    /**
     * So many more (or, below zero, fewer) of the items that are worked on are as good as done: what is committed
     * together leaves room one by one, or those at the door would come in crowds and wait for each other.
     */
    public void almostDone(int count) {
        almostDone.addAndGet(count);
        if (count > 0) {
            tellThoseWaiting();
        }
    }

    /** Waits until fewer than {@code most} items are here and not almost done; false when that takes too long. */
    public boolean awaitRoom(int most, Duration patience) {
        if (isBelow(most)) {
            return true;
        }
        room.lock();
        try {
            var left = patience.toNanos();
            while (!isBelow(most)) {
                if (left <= 0 || stopping) {
                    return false;
                }
                left = isSmaller.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            room.unlock();
        }
    }

    private boolean isBelow(int most) {
        return size.get() - almostDone.get() < most;
    }

    private void shrink(int done) {
        size.addAndGet(-done);
        tellThoseWaiting();
    }

    private void tellThoseWaiting() {
        room.lock();
        try {
            isSmaller.signalAll();
        } finally {
            room.unlock();
        }
    }

    private void run(String key) {
        for (var next = next(key); !next.isEmpty(); next = next(key)) {
            try {
                if (!stopping) {
                    work.accept(next);
                }
            } catch (RuntimeException cause) {
                LOG.error("{}: {} failed", key, next, cause);
            } finally {
                shrink(next.size());
            }
        }
    }

    private List<T> next(String key) {
        var taken = new ArrayList<T>();
        lanes.computeIfPresent(key, (same, lane) -> {
            for (var item = lane.poll(); item != null; item = lane.poll()) {
                taken.add(item);
                if (taken.size() == longestRun) {
                    break;
                }
            }
            return taken.isEmpty() ? null : lane;
        });
        return taken;
    }

    /** Lets runs under way finish for up to fifteen seconds; what waits behind them is left undone. */
    @Override
    public void close() {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("some work was under way at the end; it will be taken up again");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
