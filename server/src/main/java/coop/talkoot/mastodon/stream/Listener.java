package coop.talkoot.mastodon.stream;

import coop.talkoot.platform.Refused;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that listens, on one connection, to any number of streams. Nothing here waits for the other side. */
abstract class Listener {
    private static final int MOST_STREAMS = 100;
    /** Characters on their way. Who does not keep up comes back and reads the timeline. */
    private static final int MOST_WAITING = 500_000;

    private final Reader reader;
    private final Set<StreamName> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();

    Listener(Reader reader) {
        this.reader = reader;
    }

    Reader reader() {
        return reader;
    }

    Set<StreamName> streams() {
        return streams;
    }

    /** Refused when this is not for them, or too much. */
    void subscribe(StreamName stream) {
        reader.require(stream);
        if (streams.size() >= MOST_STREAMS && !streams.contains(stream)) {
            throw Refused.conflict("One connection takes up to " + MOST_STREAMS + " streams.");
        }
        streams.add(stream);
    }

    void unsubscribe(StreamName stream) {
        streams.remove(stream);
    }

    /** To be asked before so many characters are sent; closes, and is false, when too many are on their way already. */
    boolean mayBegin(int characters) {
        if (waiting.addAndGet(characters) <= MOST_WAITING) {
            return true;
        }
        ended(characters);
        close();
        return false;
    }

    /** So many characters are the network's now. */
    void ended(int characters) {
        waiting.addAndGet(-characters);
    }

    abstract void send(Message message);

    /** Keeps the line open; tells nothing. */
    abstract void thump();

    /** That nobody is at the other end any more is known, though nobody said so. */
    boolean isGone() {
        return false;
    }

    /** May be called more than once. */
    abstract void close();
}
