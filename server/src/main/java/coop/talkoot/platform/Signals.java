package coop.talkoot.platform;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other processes on this database that something changed. A hint, never the only way: who hears without a
 * detail must take everything of the topic for changed, as after a lost connection or the death of another process.
 *
 * <p>PostgreSQL lets only one transaction at a time commit that notifies, so no transaction of a request does: signals
 * are gathered after the commit and sent together, and not at all while no other process lives.
 */
@Singleton
public final class Signals implements AutoCloseable {
    private static final Duration GATHER = Duration.ofMillis(100);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** Of one topic; more are sent as one without a detail. */
    private static final int MOST_DETAILS = 50;
    /** PostgreSQL takes up to 8000 bytes. */
    private static final int LONGEST = 4000;

    private static final String EVERYTHING = "*";
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final Nodes nodes;
    private final Transactions transactions;
    private final DSLContext sql;
    private final String own;
    private final Map<String, List<Consumer<Optional<String>>>> listeners = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Map<String, Set<String>> waiting = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Signals(Nodes nodes, Transactions transactions, DSLContext sql) {
        this.nodes = nodes;
        this.transactions = transactions;
        this.sql = sql;
        this.own = Long.toHexString(nodes.incarnation());
        nodes.onWord(this::hear);
        nodes.onReturn(() -> {
            everything();
            publish(EVERYTHING);
        });
        // The dead may have committed without having said so.
        nodes.onDeath(this::everything);
        Thread.ofVirtual().name("signals").start(this::run);
    }

    /** Calls when another process published the topic, or may have. Must be quick. */
    public void on(String topic, Runnable listener) {
        on(topic, detail -> listener.run());
    }

    /** The same, with what exactly changed; without it, anything of the topic may have. */
    public void on(String topic, Consumer<Optional<String>> listener) {
        listeners.computeIfAbsent(topic, any -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** Tells the others, once the open transaction has committed. */
    public void publish(String topic) {
        publish(topic, "");
    }

    /** The same, with what exactly changed. */
    public void publish(String topic, String detail) {
        if (topic.isEmpty() || topic.contains(" ")) {
            throw new IllegalArgumentException("a topic is one word, not '" + topic + "'");
        }
        if (transactions.isOpen()) {
            transactions.afterCommit(() -> add(topic, detail));
        } else {
            add(topic, detail);
        }
    }

    /** Of what is committed already. */
    void publishNow(String topic) {
        add(topic, "");
    }

    private void add(String topic, String detail) {
        // Whoever comes later is told that everything may have changed.
        if (nodes.isAlone()) {
            return;
        }
        lock.lock();
        try {
            var details = waiting.computeIfAbsent(topic, any -> new LinkedHashSet<>());
            if (detail.isEmpty() || detail.length() > LONGEST || details.size() >= MOST_DETAILS) {
                details.clear();
                details.add("");
            } else if (!details.contains("")) {
                details.add(detail);
            }
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!closing) {
                lock.lock();
                try {
                    while (waiting.isEmpty() && !closing) {
                        something.await();
                    }
                } finally {
                    lock.unlock();
                }
                TimeUnit.NANOSECONDS.sleep(GATHER.toNanos());
                send(words());
            }
        } catch (InterruptedException stop) {
            // the end
        }
    }

    private List<String> words() {
        lock.lock();
        try {
            var words = waiting.entrySet().stream()
                    .flatMap(topic -> topic.getValue().stream().map(detail -> topic.getKey() + " " + detail))
                    .toList();
            waiting.clear();
            return words;
        } finally {
            lock.unlock();
        }
    }

    private void send(List<String> words) throws InterruptedException {
        while (!closing) {
            try {
                transactions.run(() -> words.forEach(
                        word -> sql.execute("select pg_notify('" + NodeSession.CHANNEL + "', ?)", own + " " + word)));
                return;
            } catch (RuntimeException away) {
                LOG.info("Signals to other processes wait for the database: {}", away.toString());
                TimeUnit.NANOSECONDS.sleep(AGAIN.toNanos());
            }
        }
    }

    private void hear(String word) {
        if (word.equals(NodeSession.JOINED)) {
            // What was kept to ourselves while alone, it may have read just before.
            publish(EVERYTHING);
            return;
        }
        var parts = word.split(" ", 3);
        if (parts.length < 3 || parts[0].equals(own)) {
            return;
        }
        if (parts[1].equals(EVERYTHING)) {
            everything();
        } else {
            tell(parts[1], Optional.of(parts[2]).filter(detail -> !detail.isEmpty()));
        }
    }

    private void everything() {
        listeners.keySet().forEach(topic -> tell(topic, Optional.empty()));
    }

    private void tell(String topic, Optional<String> detail) {
        for (var listener : listeners.getOrDefault(topic, List.of())) {
            try {
                listener.accept(detail);
            } catch (RuntimeException cause) {
                LOG.error("a listener for {} failed", topic, cause);
            }
        }
    }

    @Override
    @PreDestroy
    public void close() {
        closing = true;
        lock.lock();
        try {
            something.signal();
        } finally {
            lock.unlock();
        }
    }
}
