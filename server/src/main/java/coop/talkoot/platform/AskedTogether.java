package coop.talkoot.platform;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What many requests want to know of the database at the same moment, by one question for all: its cost is shared. While
 * one question is on its way the next gathers, so nobody waits for company, and nobody is told what was so before they
 * asked.
 *
 * @param <K> what is asked about
 * @param <V> what is known of it
 */
public final class AskedTogether<K, V> {
    private static final int AT_ONCE = 256;
    private static final int MOST_WAITING = 10_000;

    private final Transactions transactions;
    private final Function<Collection<K>, Map<K, V>> ask;
    private final GroupCommit<Waiting<K, V>> together;

    /** {@code ask} reads what is known of these; what is not known of any is left out. */
    public AskedTogether(String name, Transactions transactions, Function<Collection<K>, Map<K, V>> ask) {
        this.transactions = transactions;
        this.ask = ask;
        together = new GroupCommit<>(name, 2, AT_ONCE, MOST_WAITING, this::answer);
    }

    /** Within a transaction it is asked in that one; where too many wait already, alone. */
    public Optional<V> about(K key) {
        if (transactions.isOpen()) {
            return alone(key);
        }
        var waiting = new Waiting<K, V>(key);
        try {
            together.write(waiting);
        } catch (GroupCommit.Full full) {
            return alone(key);
        }
        return Optional.ofNullable(waiting.answer);
    }

    /** How many wait for the next question. */
    int size() {
        return together.size();
    }

    private Optional<V> alone(K key) {
        return Optional.ofNullable(
                transactions.read(() -> ask.apply(List.of(key))).get(key));
    }

    private void answer(List<Waiting<K, V>> batch) {
        var keys = new HashSet<K>();
        batch.forEach(waiting -> keys.add(waiting.key));
        var known = transactions.read(() -> ask.apply(keys));
        batch.forEach(waiting -> waiting.answer = known.get(waiting.key));
    }

    /** One who waits; answered by the thread that asks, read once that is done. */
    private static final class Waiting<K, V> {
        private final K key;
        private volatile @Nullable V answer;

        private Waiting(K key) {
            this.key = key;
        }
    }
}
