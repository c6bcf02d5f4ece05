package coop.talkoot.platform;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Writes what many threads bring at the same time in one transaction: the cost of a commit is shared, and nobody goes
 * on before theirs is durable. While one batch is being written the next gathers; nothing ever waits for company.
 *
 * @param <T> what is written
 */
public final class GroupCommit<T> {
    /** More wait than may: the caller should come back later. Nothing was written. */
    public static final class Full extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Full(String name) {
            super(name + ": too many wait", null, false, false);
        }
    }

    private record Entry<T>(T item, CompletableFuture<Void> done) {}

    private final String name;
    private final int mostAtOnce;
    private final int mostWaiting;
    private final Consumer<List<T>> write;
    private final Queue<Entry<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Semaphore writers;

    /**
     * {@code write} commits its list or throws, and then has written nothing. {@code writers} lists at most are
     * written at the same time.
     */
    public GroupCommit(String name, int writers, int mostAtOnce, int mostWaiting, Consumer<List<T>> write) {
        this.name = name;
        this.writers = new Semaphore(writers);
        this.mostAtOnce = mostAtOnce;
        this.mostWaiting = mostWaiting;
        this.write = write;
    }

    /** Returns when the item is written; throws what writing it threw, or {@link Full}. */
    public void write(T item) {
        if (count.incrementAndGet() > mostWaiting) {
            count.decrementAndGet();
            throw new Full(name);
        }
        var entry = new Entry<>(item, new CompletableFuture<>());
        waiting.add(entry);
        if (writers.availablePermits() > 0) {
            Thread.ofVirtual().name(name).start(this::writeAll);
        }
        try {
            entry.done().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** How many wait or are being written. */
    public int size() {
        return count.get();
    }

    /** Looks again after letting go: what came while the last batch was written has nobody else to write it. */
    private void writeAll() {
        while (!waiting.isEmpty() && writers.tryAcquire()) {
            try {
                writeNext();
            } finally {
                writers.release();
            }
        }
    }

    private void writeNext() {
        var batch = new ArrayList<Entry<T>>();
        for (var entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            batch.add(entry);
            if (batch.size() == mostAtOnce) {
                break;
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        count.addAndGet(-batch.size());
        try {
            write.accept(batch.stream().map(Entry::item).toList());
            batch.forEach(entry -> entry.done().complete(null));
        } catch (RuntimeException cause) {
            if (batch.size() == 1) {
                batch.getFirst().done().completeExceptionally(cause);
            } else {
                batch.forEach(this::writeAlone);
            }
        }
    }

    /** One bad item must not take its neighbours with it. */
    private void writeAlone(Entry<T> entry) {
        try {
            write.accept(List.of(entry.item()));
            entry.done().complete(null);
        } catch (RuntimeException cause) {
            entry.done().completeExceptionally(cause);
        }
    }
}
