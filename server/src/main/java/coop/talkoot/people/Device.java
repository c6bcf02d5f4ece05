package coop.talkoot.people;

import java.time.Instant;

/**
 * A browser or program somebody is signed in with.
 *
 * @param label what it says it is: a browser's User-Agent, a program's name
 * @param address where it was signed in from, empty when nobody knows
 * @param isThis whether it is the one that asks
 */
public record Device(
        long id,
        Sessions.Kind kind,
        String label,
        String address,
        boolean isThis,
        Instant firstSeenAt,
        Instant lastSeenAt) {}
