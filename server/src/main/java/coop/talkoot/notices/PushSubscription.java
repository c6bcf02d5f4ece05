package coop.talkoot.notices;

import java.util.List;

/**
 * Where an app or browser of somebody's wants to be told.
 *
 * @param channel what it belongs to: one login of one app; it has at most one
 * @param alerts the kinds it wants, by {@link Notice.Kind#alert}
 */
public record PushSubscription(
        long id, long personId, String channel, String endpoint, List<String> alerts, Policy policy) {
    /** Of whose deeds it is told. */
    public enum Policy {
        ALL,
        /** Of those the person follows. */
        FOLLOWED,
        /** Of those who follow the person. */
        FOLLOWER,
        NONE
    }

    public PushSubscription {
        alerts = List.copyOf(alerts);
    }
}
