package coop.talkoot.api;

import coop.talkoot.notices.Marker;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** How far the viewer has read in one place. */
@Serdeable
record MarkerView(String place, String lastReadId, int version, String updatedAt) {
    static MarkerView of(Marker marker) {
        return new MarkerView(
                marker.place().name().toLowerCase(Locale.ROOT),
                Long.toString(marker.lastReadId()),
                marker.version(),
                marker.updatedAt().toString());
    }
}
