package coop.talkoot.activitypub.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** When a signature counts: made within an hour of now, either way, and not run out (wire.md §4.4.5). */
final class Window {
    private static final Duration SLACK = Duration.ofHours(1);

    private Window() {}

    static void checkDate(String date, Instant now) throws BadSignature {
        try {
            checkCreated(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    now);
        } catch (DateTimeException malformed) {
            throw new BadSignature("Date must look like Tue, 02 Jun 2026 07:00:00 GMT");
        }
    }

    static void checkCreated(long seconds, Instant now) throws BadSignature {
        checkCreated(instant(seconds), now);
    }

    static void checkExpires(long seconds, Instant now) throws BadSignature {
        if (instant(seconds).plus(SLACK).isBefore(now)) {
            throw new BadSignature("the signature has expired");
        }
    }

    private static void checkCreated(Instant created, Instant now) throws BadSignature {
        if (created.isBefore(now.minus(SLACK)) || created.isAfter(now.plus(SLACK))) {
            throw new BadSignature("the request is not of this hour");
        }
    }

    private static Instant instant(long seconds) throws BadSignature {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException absurd) {
            throw new BadSignature("a time out of all bounds");
        }
    }
}
