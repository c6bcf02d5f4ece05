package coop.talkoot.activitypub.fetch;

import java.time.Duration;

/**
 * What asking other servers may cost us. One record, so that nobody has limits of their own.
 *
 * @param whole one fetch with all its redirects, or one delivery: from looking up the name to the last byte
 * @param connect one attempt to connect
 * @param redirects how many are followed in one fetch
 * @param bytes the largest body that is read, counted after decompression
 * @param fetches how many one inbound delivery may cause, with all it refers to
 * @param atOnce fetches from one host at the same time
 * @param patience how long a fetch waits until fewer of its host are under way
 * @param refusal how long a host without an address, or that takes no connection, is left alone
 * @param failure how long what could not be read is not asked for again
 */
public record Budget(
        Duration whole,
        Duration connect,
        int redirects,
        int bytes,
        int fetches,
        int atOnce,
        Duration patience,
        Duration refusal,
        Duration failure) {
    public static final Budget USUAL = new Budget(
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            5,
            1 << 20,
            100,
            8,
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2));

    public Budget {
        if (!whole.isPositive() || !connect.isPositive() || bytes < 1 || fetches < 1 || atOnce < 1 || redirects < 0) {
            throw new IllegalArgumentException("a budget of nothing");
        }
    }

    /** The same with another limit for a whole fetch. */
    Budget within(Duration time) {
        return new Budget(time, connect, redirects, bytes, fetches, atOnce, patience, refusal, failure);
    }
}
