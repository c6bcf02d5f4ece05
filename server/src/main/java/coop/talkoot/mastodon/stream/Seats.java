package coop.talkoot.mastodon.stream;

import java.util.HashMap;
import java.util.Map;

/** How many connections listen on this node: in all, for one person, and from one address. */
final class Seats {
    static final int MOST = 10_000;
    static final int FOR_A_PERSON = 30;
    /** A house of many people may have one address. */
    static final int FROM_AN_ADDRESS = 300;

    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    synchronized boolean hasRoomFor(Reader reader) {
        return all < MOST
                && (reader.isGuest() || taken.getOrDefault(person(reader), 0) < FOR_A_PERSON)
                && taken.getOrDefault(address(reader), 0) < FROM_AN_ADDRESS;
    }

    /** False when there is no room; then nothing was taken. */
    synchronized boolean take(Reader reader) {
        if (!hasRoomFor(reader)) {
            return false;
        }
        all++;
        taken.merge(person(reader), 1, Integer::sum);
        taken.merge(address(reader), 1, Integer::sum);
        return true;
    }

    synchronized void leave(Reader reader) {
        all--;
        taken.computeIfPresent(person(reader), (who, count) -> count > 1 ? count - 1 : null);
        taken.computeIfPresent(address(reader), (where, count) -> count > 1 ? count - 1 : null);
    }

    private static String person(Reader reader) {
        return "person " + reader.id();
    }

    private static String address(Reader reader) {
        return "address " + reader.source();
    }
}
