package coop.talkoot.mastodon.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who listens to what, at one moment: whoever has the same stream is asked about and written to together. */
final class Ears {
    private final Map<StreamName, Map<Long, List<Listener>>> byStream = new HashMap<>();

    static Ears of(Collection<Listener> listeners) {
        var ears = new Ears();
        for (var listener : listeners) {
            for (var stream : listener.streams()) {
                ears.byStream
                        .computeIfAbsent(stream, name -> new HashMap<>())
                        .computeIfAbsent(listener.reader().id(), id -> new ArrayList<>())
                        .add(listener);
            }
        }
        return ears;
    }

    /** The people who listen to a stream. */
    Set<Long> of(StreamName stream) {
        var ids = new HashSet<>(byStream.getOrDefault(stream, Map.of()).keySet());
        ids.remove(Reader.GUEST);
        return ids;
    }

    /** The streams of everybody's that somebody listens to. */
    List<StreamName> open() {
        return byStream.keySet().stream().filter(StreamName::isOpen).toList();
    }

    /** The lists that somebody listens to. */
    List<StreamName.OfList> lists() {
        return byStream.keySet().stream()
                .filter(StreamName.OfList.class::isInstance)
                .map(StreamName.OfList.class::cast)
                .toList();
    }

    /** The people who listen to any of these. */
    Set<Long> ofOpen() {
        var ids = new HashSet<Long>();
        open().forEach(stream -> ids.addAll(of(stream)));
        return ids;
    }

    boolean haveGuests() {
        return byStream.values().stream().anyMatch(byReader -> byReader.containsKey(Reader.GUEST));
    }

    /** On how many connections somebody listens to a stream. */
    List<Listener> of(StreamName stream, long readerId) {
        return byStream.getOrDefault(stream, Map.of()).getOrDefault(readerId, List.of());
    }
}
