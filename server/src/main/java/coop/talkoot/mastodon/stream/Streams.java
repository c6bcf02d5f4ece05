package coop.talkoot.mastodon.stream;

import coop.talkoot.people.Sessions;
import coop.talkoot.people.access.Grants;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who listens on this node, and what they are told. What is committed here is heard here at once and on the other
 * nodes by a signal. A live stream promises nothing: what is lost, programs find in their timelines.
 */
@Singleton
final class Streams implements GracefulShutdownCapable, AutoCloseable {
    private static final String TOPIC = "stream";
    /** How long a stream may outlive the leave to listen. */
    private static final Duration RECHECK = Duration.ofSeconds(1);

    private static final Duration THUMP = Duration.ofSeconds(15);
    private static final int MOST_WAITING = 10_000;
    private static final int TOKENS_AT_ONCE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Transactions transactions;
    private final Signals signals;
    private final Grants grants;
    private final Sessions sessions;
    private final Telling telling;
    private final Seats seats = new Seats();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Happening> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread teller;
    private final Thread watcher;
    private final LongAdder untold = new LongAdder();
    private volatile boolean closing;

    Streams(Transactions transactions, Signals signals, Grants grants, Sessions sessions, Telling telling) {
        this.transactions = transactions;
        this.signals = signals;
        this.grants = grants;
        this.sessions = sessions;
        this.telling = telling;
        signals.on(
                TOPIC,
                (Optional<String> detail) -> detail.flatMap(Happening::of).ifPresent(this::hear));
        this.teller = Thread.ofVirtual().name("stream-teller").unstarted(this::tell);
        this.watcher = Thread.ofVirtual().name("stream-watcher").unstarted(this::watch);
        teller.start();
        watcher.start();
    }

    boolean hasRoomFor(Reader reader) {
        return !closing && seats.hasRoomFor(reader);
    }

    /** False when there is no room; then the listener is told nothing and need not be removed. */
    boolean add(Listener listener) {
        if (closing || !seats.take(listener.reader())) {
            return false;
        }
        listeners.add(listener);
        return true;
    }

    void remove(Listener listener) {
        if (listeners.remove(listener)) {
            seats.leave(listener.reader());
        }
    }

    /** In the transaction of the deed: tells of it here and on every node once it has committed. */
    void report(Happening happened) {
        signals.publish(TOPIC, happened.text());
        transactions.afterCommit(() -> hear(happened));
    }

    private void hear(Happening happened) {
        if (!listeners.isEmpty() && !waiting.offer(happened)) {
            untold.increment();
        }
    }

    private void tell() {
        try {
            while (!closing) {
                var happened = waiting.take();
                try {
                    telling.tell(happened, listeners);
                } catch (RuntimeException cause) {
                    LOG.warn("{} could not be told to streams: {}", happened, cause.toString());
                }
            }
        } catch (InterruptedException stop) {
            // the end
        }
    }

    private void watch() {
        try {
            for (long round = 1; !closing; round++) {
                TimeUnit.NANOSECONDS.sleep(RECHECK.toNanos());
                // who went before the framework listened, of them it never says so
                listeners.stream().filter(Listener::isGone).forEach(this::remove);
                try {
                    closeTheUnwelcome();
                    if (round % (THUMP.toSeconds() / RECHECK.toSeconds()) == 0) {
                        listeners.forEach(Listener::thump);
                        logUntold();
                    }
                } catch (RuntimeException away) {
                    LOG.info("who may listen is not known while the database is away: {}", away.toString());
                }
            }
        } catch (InterruptedException stop) {
            // the end
        }
    }

    private void logUntold() {
        var lost = untold.sumThenReset();
        if (lost > 0) {
            LOG.warn("{} things happened faster than {} listeners could be told", lost, listeners.size());
        }
    }

    /** Tokens that were given back, and everybody's who is suspended: asked at once for all. */
    private void closeTheUnwelcome() {
        var byPrograms = new HashSet<String>();
        var own = new HashSet<String>();
        for (var listener : listeners) {
            var reader = listener.reader();
            if (reader.access() != null) {
                (reader.isByProgram() ? byPrograms : own).add(reader.token());
            }
        }
        var open = new HashSet<String>();
        parts(byPrograms).forEach(part -> open.addAll(grants.openAmong(part)));
        parts(own).forEach(part -> open.addAll(sessions.openAmong(part, Sessions.Kind.API)));
        for (var listener : listeners) {
            var token = listener.reader().token();
            // one that came while the database was asked is looked at the next time
            if (!open.contains(token) && (byPrograms.contains(token) || own.contains(token))) {
                listener.close();
            }
        }
    }

    private static List<List<String>> parts(Set<String> tokens) {
        var all = new ArrayList<>(tokens);
        var parts = new ArrayList<List<String>>();
        for (var from = 0; from < all.size(); from += TOKENS_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + TOKENS_AT_ONCE)));
        }
        return parts;
    }

    /** Streams never end by themselves, and the server would wait for them. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        closing = true;
        listeners.forEach(Listener::close);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    @PreDestroy
    @SuppressWarnings("FutureReturnValueIgnored") // it is complete
    public void close() {
        shutdownGracefully();
        teller.interrupt();
        watcher.interrupt();
    }
}
