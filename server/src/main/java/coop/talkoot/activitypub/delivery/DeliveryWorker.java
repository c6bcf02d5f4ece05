package coop.talkoot.activitypub.delivery;

import coop.talkoot.platform.Dispatcher;
import coop.talkoot.platform.Dispatchers;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Settings;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, many inboxes at a time. An attempt that takes long gives its place to the next and goes on
 * beside, so that servers that hang hold up nobody. Starts with the server; at the end what is under way may finish.
 */
@Singleton
public final class DeliveryWorker
        implements ApplicationEventListener<ServerStartupEvent>, Dispatcher.Queue<Delivery>, Recurring, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final int CLAIMED_AT_ONCE = 256;
    /** Claimed rows that waited here so long are given back, so that none is tried when its claim may have run out. */
    private static final Duration STALE = Duration.ofSeconds(5);

    private static final Duration LONG = Duration.ofMillis(100);
    private static final int MOST_SLOW = 1000;

    private final Deliveries deliveries;
    private final FailingHosts failing;
    private final Courier courier;
    private final Clock clock;
    private final Dispatcher<Delivery> dispatcher;
    private final ExecutorService attempts = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("attempt-", 0).factory());
    private final Semaphore slow = new Semaphore(MOST_SLOW);
    /** Claimed and not begun; only the dispatcher's thread touches it. */
    private final Deque<Delivery> claimed = new ArrayDeque<>();

    private Instant claimedAt = Instant.MIN;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    /** Rows this process has in hand: when the clock leaps their claims seem to have run out, and are not taken twice. */
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    private enum Stage {
        QUICK,
        SLOW,
        DONE
    }

    DeliveryWorker(
            Deliveries deliveries,
            FailingHosts failing,
            Courier courier,
            Clock clock,
            Settings settings,
            Dispatchers dispatchers) {
        this.deliveries = deliveries;
        this.failing = failing;
        this.courier = courier;
        this.clock = clock;
        this.dispatcher = dispatchers.create("delivery", settings.deliveryWorkers(), this);
        deliveries.onEnqueued(dispatcher::wake);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        dispatcher.start();
    }

    /** Claims many, hands out {@code most}: one question to the database for many rows. */
    @Override
    public List<Delivery> claim(int most) {
        var now = clock.instant();
        if (!claimed.isEmpty() && claimedAt.plus(STALE).isBefore(now)) {
            deliveries.release(List.copyOf(claimed));
            claimed.forEach(this::end);
            claimed.clear();
        }
        if (claimed.isEmpty()) {
            var busy = underWay.entrySet().stream()
                    .filter(host -> host.getValue() >= Deliveries.MOST_OF_HOST)
                    .map(Map.Entry::getKey)
                    .toList();
            deliveries.claim(Math.max(most, CLAIMED_AT_ONCE), busy).stream()
                    .filter(delivery -> inHand.add(delivery.id()))
                    .forEach(claimed::add);
            claimed.forEach(delivery -> underWay.merge(delivery.host(), 1, Integer::sum));
            claimedAt = now;
            courier.prepare(claimed);
        }
        var taken = new ArrayList<Delivery>();
        while (taken.size() < most && !claimed.isEmpty()) {
            taken.add(claimed.poll());
        }
        return taken;
    }

    @Override
    public void work(Delivery delivery) {
        var done = new CountDownLatch(1);
        var stage = new AtomicReference<>(Stage.QUICK);
        attempts.execute(() -> {
            try {
                attempt(delivery);
            } finally {
                if (stage.getAndSet(Stage.DONE) == Stage.SLOW) {
                    slow.release();
                }
                done.countDown();
            }
        });
        try {
            if (done.await(LONG.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            if (!slow.tryAcquire()) {
                done.await();
            } else if (!stage.compareAndSet(Stage.QUICK, Stage.SLOW)) {
                slow.release();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Delivery delivery) {
        try {
            var verdict = courier.bring(delivery);
            deliveries.conclude(delivery, verdict);
            if (!(verdict instanceof Verdict.Delivered)) {
                LOG.info("{}: {}", delivery, verdict);
            }
        } catch (RuntimeException cause) {
            LOG.error("{} failed", delivery, cause);
            try {
                deliveries.conclude(delivery, Verdict.broken(cause, delivery, clock.instant()));
            } catch (RuntimeException unwritten) {
                LOG.error("{} stays claimed until its claim runs out", delivery, unwritten);
            }
        } finally {
            end(delivery);
        }
    }

    private void end(Delivery delivery) {
        inHand.remove(delivery.id());
        underWay.computeIfPresent(delivery.host(), (same, count) -> count == 1 ? null : count - 1);
        dispatcher.wake();
    }

    /** Attempts write down themselves what became of them. */
    @Override
    public void failed(Delivery delivery, RuntimeException cause) {}

    @Override
    public void clockSetBack(Duration by) {
        deliveries.clockSetBack(by);
    }

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        deliveries.sweep();
        failing.sweep();
    }

    @Override
    @PreDestroy
    public void close() {
        attempts.shutdown();
        try {
            if (!attempts.awaitTermination(15, TimeUnit.SECONDS)) {
                LOG.info("some attempts were under way at the end; they will be made again");
            }
            deliveries.release(List.copyOf(claimed));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
