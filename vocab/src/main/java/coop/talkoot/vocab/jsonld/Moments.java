package coop.talkoot.vocab.jsonld;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as they travel. */
final class Moments {
    private Moments() {}

    static @Nullable OffsetDateTime offset(Fields fields, String key) {
        return fields.strings(key).stream()
                .map(Moments::parse)
                .filter(time -> time != null)
                .findFirst()
                .orElse(null);
    }

    static @Nullable Instant instant(Fields fields, String key) {
        var time = offset(fields, key);
        return time == null ? null : time.toInstant();
    }

    static String write(Instant instant) {
        return write(instant.atOffset(ZoneOffset.UTC));
    }

    /** With seconds always, which `toString` leaves out when they are zero. */
    static String write(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static @Nullable OffsetDateTime parse(String text) {
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            // some leave the offset out and mean UTC
            var time = parsed instanceof LocalDateTime local
                    ? local.atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.from(parsed);
            return time.getYear() >= 1 && time.getYear() <= 9999 ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
