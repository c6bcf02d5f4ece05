package coop.talkoot.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.http.SentFields;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.MastodonTime;
import coop.talkoot.notices.Marker;
import coop.talkoot.notices.Markers;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How far somebody has read, for all their programs. */
@Controller("/api/v1/markers")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MarkersController {
    private final Markers markers;
    private final Transactions transactions;

    MarkersController(Markers markers, Transactions transactions) {
        this.markers = markers;
        this.transactions = transactions;
    }

    /** One of them. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record MastodonMarker(String lastReadId, int version, String updatedAt) {
        static MastodonMarker of(Marker marker) {
            return new MastodonMarker(
                    Long.toString(marker.lastReadId()), marker.version(), MastodonTime.of(marker.updatedAt()));
        }
    }

    @Get
    Map<String, MastodonMarker> show(Caller caller, Sent sent) {
        var wanted = sent.texts("timeline");
        var found = new TreeMap<String, MastodonMarker>();
        markers.of(caller.viewer("read:statuses").actorId()).forEach((place, marker) -> {
            if (wanted.contains(name(place))) {
                found.put(name(place), MastodonMarker.of(marker));
            }
        });
        return found;
    }

    /** All that are sent, or none. */
    @Post
    Map<String, MastodonMarker> set(Caller caller, Sent sent) {
        var me = caller.viewer("write:statuses").actorId();
        return transactions.write(() -> {
            var set = new TreeMap<String, MastodonMarker>();
            for (var place : Marker.Place.values()) {
                var name = name(place) + ".last_read_id";
                sent.text(name)
                        .ifPresent(text ->
                                set.put(name(place), MastodonMarker.of(markers.set(me, place, id(name, text), null))));
            }
            return set;
        });
    }

    /** 0 when nothing is read. */
    private static long id(String name, String text) {
        return text.equals("0")
                ? 0
                : SentFields.readId(text)
                        .orElseThrow(
                                () -> Refused.invalid(name, name + " must be the id of something in the timeline."));
    }

    private static String name(Marker.Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }
}
