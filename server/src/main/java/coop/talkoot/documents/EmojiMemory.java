package coop.talkoot.documents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.documents.EmojiRows.Name;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What is known of words between colons, and that nothing is known of them: lists are drawn without asking. */
@Singleton
final class EmojiMemory {
    private static final String TOPIC = "emoji";

    private final EmojiRows rows;
    private final Transactions transactions;
    private final Signals signals;
    private final Cache<Name, Optional<CustomEmoji>> known = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    /** What was read before a change must not outlive it. */
    private final ReentrantLock lock = new ReentrantLock();

    private long changes;

    EmojiMemory(EmojiRows rows, Transactions transactions, Signals signals) {
        this.rows = rows;
        this.transactions = transactions;
        this.signals = signals;
        signals.on(TOPIC, name -> name.ifPresentOrElse(one -> forget(List.of(read(one))), this::forgetAll));
    }

    /** Those there are; one query for all that memory knows nothing of. */
    Map<Name, CustomEmoji> all(Collection<Name> names) {
        var found = new HashMap<Name, CustomEmoji>();
        var unknown = new HashMap<Name, Optional<CustomEmoji>>();
        for (var name : names) {
            var emoji = known.getIfPresent(name);
            if (emoji == null) {
                unknown.put(name, Optional.empty());
            } else {
                emoji.ifPresent(one -> found.put(name, one));
            }
        }
        if (!unknown.isEmpty()) {
            var seen = stamp();
            var read = transactions.read(() -> rows.byName(unknown.keySet()));
            found.putAll(read);
            read.forEach((name, emoji) -> unknown.put(name, Optional.of(emoji)));
            keep(unknown, seen);
        }
        return found;
    }

    /** They have changed, once the open transaction has committed; the other processes are told too. */
    void changed(List<Name> names) {
        if (!names.isEmpty()) {
            // now too: what this transaction has read is not to be kept, not even for a moment
            forget(names);
            transactions.afterCommit(() -> forget(names));
            names.forEach(name -> signals.publish(TOPIC, written(name)));
        }
    }

    /** What an open transaction has read may never come true. */
    private void keep(Map<Name, Optional<CustomEmoji>> read, long seen) {
        if (transactions.isOpen()) {
            transactions.afterCommit(() -> put(read, seen));
        } else {
            put(read, seen);
        }
    }

    private void put(Map<Name, Optional<CustomEmoji>> read, long seen) {
        lock.lock();
        try {
            if (changes == seen) {
                known.putAll(read);
            }
        } finally {
            lock.unlock();
        }
    }

    private long stamp() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    private void forget(List<Name> names) {
        lock.lock();
        try {
            changes++;
            known.invalidateAll(names);
        } finally {
            lock.unlock();
        }
    }

    /** A domain has no slash in it. */
    private static String written(Name name) {
        return (name.domain() == null ? "" : name.domain()) + "/" + name.shortcode();
    }

    private static Name read(String written) {
        var slash = written.lastIndexOf('/');
        return new Name(slash == 0 ? null : written.substring(0, slash), written.substring(slash + 1));
    }

    private void forgetAll() {
        lock.lock();
        try {
            changes++;
            known.invalidateAll();
        } finally {
            lock.unlock();
        }
    }
}
