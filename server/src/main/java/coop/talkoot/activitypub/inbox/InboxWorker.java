package coop.talkoot.activitypub.inbox;

import coop.talkoot.platform.Dispatcher;
import coop.talkoot.platform.Dispatchers;
import coop.talkoot.platform.Lanes;
import coop.talkoot.platform.Recurring;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Works on what arrived, one run of an origin at a time. What comes to this process is worked on from memory; what
 * another left behind, what waited for a server, and what came when memory was full is claimed from the database.
 */
@Singleton
public final class InboxWorker
        implements ApplicationEventListener<ServerStartupEvent>,
                Dispatcher.Queue<List<Inbound>>,
                InboundQueue.Taker,
                Recurring,
                AutoCloseable {
    private static final int ORIGINS_AT_ONCE = 16;
    private static final int LONGEST_RUN = 20;
    private static final int MOST_IN_MEMORY = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Longer ones are not kept in memory; most have two thousand. */
    private static final int MOST_CHARACTERS = 16_384;
    /** With so many waiting nothing more is taken in: a peer that hears 503 comes again. */
    private static final int MOST_WAITING = 100_000;

    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(250);

    private final Inbox inbox;
    private final InboundQueue queue;
    private final Lanes<Inbound> lanes;
    private final Dispatcher<List<Inbound>> dispatcher;
    /** Runs claimed and not done yet. */
    private final AtomicInteger claimed = new AtomicInteger();
    /** Batches on their way into the database that nobody here took. */
    private final AtomicInteger untaken = new AtomicInteger();

    private String last = "";
    /** While rows wait in the database, what arrives goes behind them. */
    private volatile boolean isBehind = true;

    private volatile boolean isFull;
    /** When it was last counted how much waits, on the clock of System.nanoTime. */
    private long counted = System.nanoTime() - BETWEEN_COUNTS.toNanos();

    InboxWorker(Inbox inbox, InboundQueue queue, Dispatchers dispatchers) {
        this.inbox = inbox;
        this.queue = queue;
        this.lanes = new Lanes<>("inbox", LONGEST_RUN, this::receive);
        this.dispatcher = dispatchers.create("inbox", ORIGINS_AT_ONCE, this);
        queue.onArrival(this);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        dispatcher.start();
    }

    @Override
    public boolean isFull() {
        return isFull;
    }

    @Override
    public boolean takes(List<Inbound> batch) {
        var fits = batch.stream().allMatch(inbound -> inbound.body().length() <= MOST_CHARACTERS);
        // A short wait is cheaper for everybody than a way through the database.
        if (!isBehind && !(fits && lanes.awaitRoom(MOST_IN_MEMORY, PATIENCE))) {
            isBehind = true;
        }
        // Counted before isBehind is read: claim() reads in the other order, so that none slips between.
        untaken.incrementAndGet();
        var isTaken = !isBehind;
        if (isTaken) {
            untaken.decrementAndGet();
        }
        return isTaken;
    }

    @Override
    public void stored(boolean isTaken, List<Inbound> inserted) {
        if (isTaken) {
            inserted.forEach(inbound -> lanes.add(inbound.origin(), inbound));
        } else {
            untaken.decrementAndGet();
            dispatcher.wake();
        }
    }

    /** Origins take turns: the walk goes on where it ended, and begins anew after the last. */
    @Override
    public List<List<Inbound>> claim(int most) {
        var isAlone = untaken.get() == 0 && claimed.get() == 0 && lanes.size() == 0;
        var runs = new ArrayList<>(queue.claim(most, LONGEST_RUN, last));
        if (runs.size() < most && !last.isEmpty()) {
            runs.addAll(queue.claim(most - runs.size(), LONGEST_RUN, ""));
        }
        last = runs.size() < most ? "" : runs.getLast().getFirst().origin();
        claimed.addAndGet(runs.size());
        if (runs.isEmpty() && isAlone) {
            isBehind = false;
        }
        watchSize();
        return runs;
    }

    /** Counting reads as many rows as there are: not at each claim. */
    private void watchSize() {
        if (!isBehind) {
            isFull = false;
        } else if (System.nanoTime() - counted >= BETWEEN_COUNTS.toNanos()) {
            isFull = queue.countWaiting(MOST_WAITING) >= MOST_WAITING;
            counted = System.nanoTime();
        }
    }

    private void receive(List<Inbound> run) {
        var applied = ConcurrentHashMap.<Long>newKeySet();
        try {
            inbox.receive(run, inbound -> {
                if (applied.add(inbound.id())) {
                    lanes.almostDone(1);
                }
            });
        } finally {
            lanes.almostDone(-applied.size());
        }
    }

    @Override
    public void work(List<Inbound> run) {
        try {
            inbox.receive(run, inbound -> {});
        } finally {
            claimed.decrementAndGet();
        }
    }

    /** Whatever was not written down then is taken up again when its claim ends. */
    @Override
    public void failed(List<Inbound> run, RuntimeException cause) {}

    @Override
    public void freed() {
        isBehind = true;
        dispatcher.wake();
    }

    @Override
    public void clockSetBack(Duration by) {
        queue.clockSetBack(by);
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        queue.sweep();
    }

    @Override
    @PreDestroy
    public void close() {
        lanes.close();
    }
}
