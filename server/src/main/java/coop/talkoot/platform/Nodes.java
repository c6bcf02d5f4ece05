package coop.talkoot.platform;

import static coop.talkoot.schema.Tables.NODE;

import coop.talkoot.platform.Settings.DatabaseAddress;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This server process among those on the same database. It holds a number of its own by a database session of its own,
 * says every second that it lives, hears what the others say, and finds out which of them died.
 */
public final class Nodes implements AutoCloseable {
    /** A process no longer sure of its number makes no ids: shorter than {@link NodeSession#REST}. */
    private static final Duration SURE = Duration.ofSeconds(10);

    /** Without an answer for longer than this the database counts as away. */
    private static final Duration ANSWERS = Duration.ofSeconds(6);

    private static final Duration BEAT = Duration.ofSeconds(1);
    /** Heard at once; this is how long an end may have to wait. */
    private static final Duration LISTEN = Duration.ofMillis(200);

    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private final DatabaseAddress address;
    private final long incarnation = new SecureRandom().nextLong(1, Long.MAX_VALUE);
    private final List<Consumer<String>> hearers = new CopyOnWriteArrayList<>();
    private final List<Runnable> mourners = new CopyOnWriteArrayList<>();
    private final List<Runnable> returners = new CopyOnWriteArrayList<>();
    private final ReentrantLock mourning = new ReentrantLock();
    private final Thread thread;
    private volatile NodeSession session;
    private volatile int number;
    private volatile long seenAt;
    private volatile boolean linked = true;
    private volatile int others;
    private volatile boolean closing;

    private Nodes(DatabaseAddress address) throws SQLException {
        this.address = address;
        this.session = NodeSession.open(address, incarnation);
        try {
            this.number = session.take(-1);
            this.seenAt = System.nanoTime();
            this.others = session.look().others();
        } catch (SQLException | RuntimeException cause) {
            session.close();
            throw cause;
        }
        this.thread = Thread.ofPlatform().name("nodes").daemon().unstarted(this::run);
    }

    /** Takes a number that no other living process has; throws {@link CannotStart} when all of them are taken. */
    public static Nodes join(DatabaseAddress address) {
        try {
            var nodes = new Nodes(address);
            nodes.thread.start();
            return nodes;
        } catch (SQLException cause) {
            throw new CannotStart("The database " + address + " cannot be used: " + cause.getMessage(), cause);
        }
    }

    /** This process's number among 64. Throws {@link NodeLost} after ten seconds without the database. */
    int number() {
        if (System.nanoTime() - seenAt > SURE.toNanos()) {
            throw new NodeLost();
        }
        return number;
    }

    /** Marks what this process has claimed; new at each start. */
    public long incarnation() {
        return incarnation;
    }

    /** Whether the database answered a moment ago. */
    public boolean isLinked() {
        return linked && System.nanoTime() - seenAt < ANSWERS.toNanos();
    }

    /** Whether no other process lives: then nobody needs to be told anything. */
    boolean isAlone() {
        return others == 0;
    }

    /**
     * Runs now, and whenever another process has ended or may have: time to give free what the dead had claimed. On
     * another thread, one at a time; may run for nothing.
     */
    public void onDeath(Runnable mourner) {
        mourners.add(mourner);
        mourn(List.of(mourner));
    }

    /** True of rows whose claim is that of a process which lives no longer. */
    public Condition deadOwner(Field<Long> claimedBy) {
        return claimedBy
                .isNotNull()
                .and(claimedBy.notIn(DSL.select(NODE.INCARNATION).from(NODE).where(NODE.DIED_AT.isNull())));
    }

    /** What other processes say, each word as it was sent. */
    void onWord(Consumer<String> hearer) {
        hearers.add(hearer);
    }

    /** Runs when words may have been missed. */
    void onReturn(Runnable returner) {
        returners.add(returner);
    }

    private void run() {
        while (!closing) {
            try {
                listen();
            } catch (SQLException cause) {
                linked = false;
                if (!closing) {
                    LOG.warn("The database is away: {}", cause.getMessage());
                    comeBack();
                }
            }
        }
    }

    private void listen() throws SQLException {
        var beat = System.nanoTime();
        while (!closing) {
            for (var word : session.words(LISTEN)) {
                if (word.equals(NodeSession.JOINED)) {
                    others = Math.max(1, others);
                }
                if (word.equals(NodeSession.LEFT)) {
                    mourn(mourners); // it may have had to leave something undone
                }
                hearers.forEach(hearer -> hearer.accept(word));
            }
            if (System.nanoTime() - beat >= BEAT.toNanos()) {
                beat = System.nanoTime();
                beat();
            }
        }
    }

    private void beat() throws SQLException {
        if (!session.beat(number)) {
            number = session.take(-1);
            LOG.warn("Another process has this one's number; it goes on as number {}", number);
        }
        seenAt = System.nanoTime();
        var look = session.look();
        others = look.others();
        if (look.someoneDied()) {
            mourn(mourners);
        }
    }

    /** Until the database is back. Whatever was said meanwhile nobody heard. */
    private void comeBack() {
        session.close();
        while (!closing) {
            try {
                var fresh = NodeSession.open(address, incarnation);
                session = fresh;
                number = fresh.take(number);
                seenAt = System.nanoTime();
                linked = true;
                others = 1; // until the next look: rather a word too many than one too few
                LOG.info("The database is back");
                returners.forEach(Runnable::run);
                mourn(mourners);
                return;
            } catch (SQLException | CannotStart stillAway) {
                session.close();
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    /** On a thread of its own: what mourners do waits for connections, and this process must not seem dead meanwhile. */
    private void mourn(List<Runnable> all) {
        Thread.ofVirtual().name("mourning").start(() -> {
            mourning.lock();
            try {
                all.forEach(Nodes::tried);
            } finally {
                mourning.unlock();
            }
        });
    }

    private static void tried(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException cause) {
            // It runs again when the database is back, and at the next start.
            LOG.warn("What a dead process had claimed could not be given free", cause);
        }
    }

    /** Gives the number back. */
    @Override
    public void close() {
        closing = true;
        @Nullable SQLException trouble = null;
        try {
            thread.join(ANSWERS);
            session.leave(number);
        } catch (SQLException cause) {
            trouble = cause;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        session.close();
        if (trouble != null) {
            LOG.info("The number is given back when the others find it unused: {}", trouble.getMessage());
        }
    }
}
