package coop.talkoot.api;

import coop.talkoot.governance.BallotEvent;
import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DecisionEvent;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Tallies;
import coop.talkoot.governance.VetoEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Posts;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who waits to see how a vote stands. What happens on any node is heard on each; a vote is counted again at most every
 * two seconds, once for all who wait, and only while somebody does.
 */
@Singleton
final class LiveTallies implements DomainListener, GracefulShutdownCapable, AutoCloseable {
    /** How many can wait on this node. */
    static final int MOST = 2_000;

    private static final Duration ROUND = Duration.ofSeconds(1);
    /** A count may be two seconds old: what changed just now is looked at a few rounds long. */
    private static final int ROUNDS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(LiveTallies.class);

    /** Is told of another version, until it is removed; {@code ended} when there will be none. */
    interface Ear {
        void hear(TallyView view);

        void ended();
    }

    private final Transactions transactions;
    private final Posts posts;
    private final Decisions decisions;
    private final Tallies tallies;
    private final Ballots ballots;
    private final Map<Long, Set<Ear>> ears = new ConcurrentHashMap<>();
    private final Map<Long, Integer> changed = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    LiveTallies(
            Transactions transactions,
            Signals signals,
            Posts posts,
            Decisions decisions,
            Tallies tallies,
            Ballots ballots) {
        this.transactions = transactions;
        this.posts = posts;
        this.decisions = decisions;
        this.tallies = tallies;
        this.ballots = ballots;
        Consumer<Optional<String>> onSignal = detail -> detail.map(Long::valueOf)
                .ifPresentOrElse(this::mark, () -> ears.keySet().forEach(this::mark));
        signals.on(Ballots.TOPIC, onSignal);
        this.thread = Thread.ofVirtual().name("live-tallies").unstarted(this::run);
        thread.start();
    }

    @Override
    public void on(DomainEvent event) {
        switch (event) {
            case BallotEvent.BallotsCast cast -> markAfterCommit(cast.decisionId());
            case VetoEvent veto -> markAfterCommit(id(veto));
            case DecisionEvent happened -> markAfterCommit(happened.decision().id());
            default -> {}
        }
    }

    TallyView now(Decision decision) {
        return TallyView.of(
                decision,
                ballots.countVoted(decision.id()),
                tallies.of(decision).orElse(null));
    }

    /** False when too many wait already. */
    boolean add(long decisionId, Ear ear) {
        if (closing || ears.values().stream().mapToInt(Set::size).sum() >= MOST) {
            return false;
        }
        ears.computeIfAbsent(decisionId, id -> ConcurrentHashMap.newKeySet()).add(ear);
        // What happened between the first look and now.
        mark(decisionId);
        return true;
    }

    void remove(long decisionId, Ear ear) {
        ears.computeIfPresent(decisionId, (id, all) -> {
            all.remove(ear);
            return all.isEmpty() ? null : all;
        });
    }

    private static long id(VetoEvent event) {
        return switch (event) {
            case VetoEvent.VetoCast cast -> cast.decision().id();
            case VetoEvent.VetoWithdrawn withdrawn -> withdrawn.decision().id();
        };
    }

    private void markAfterCommit(long decisionId) {
        transactions.afterCommit(() -> mark(decisionId));
    }

    private void mark(long decisionId) {
        if (ears.containsKey(decisionId)) {
            changed.put(decisionId, ROUNDS);
        }
    }

    private void run() {
        try {
            while (!closing) {
                TimeUnit.NANOSECONDS.sleep(ROUND.toNanos());
                for (var id : Set.copyOf(changed.keySet())) {
                    changed.computeIfPresent(id, (same, rounds) -> rounds > 1 ? rounds - 1 : null);
                    tell(id);
                }
            }
        } catch (InterruptedException stop) {
            // the end
        }
    }

    private void tell(long id) {
        var waiting = ears.get(id);
        if (waiting == null) {
            return;
        }
        try {
            posts.find(id).flatMap(decisions::of).map(this::now).ifPresent(view -> {
                waiting.forEach(ear -> ear.hear(view));
            });
        } catch (RuntimeException cause) {
            LOG.warn("how the vote {} stands could not be told: {}", id, cause.toString());
        }
    }

    /** Those who wait never end by themselves, and the server would wait for them. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        closing = true;
        ears.values().forEach(all -> all.forEach(Ear::ended));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    @PreDestroy
    @SuppressWarnings("FutureReturnValueIgnored") // it is complete
    public void close() {
        shutdownGracefully();
        thread.interrupt();
    }
}
