package coop.talkoot.notices;

import java.time.Instant;

/** How far somebody has read in one place; {@code version} counts how often that was written. */
public record Marker(Place place, long lastReadId, int version, Instant updatedAt) {
    /** Where one reads. */
    public enum Place {
        HOME,
        NOTIFICATIONS
    }
}
