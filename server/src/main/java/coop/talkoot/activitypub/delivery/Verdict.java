package coop.talkoot.activitypub.delivery;

import coop.talkoot.activitypub.fetch.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** What an attempt came to. */
sealed interface Verdict {
    /** It is there. */
    record Delivered(int status) implements Verdict {}

    /** Not now; not before {@code notBefore}. */
    record Later(int status, String reason, Instant notBefore) implements Verdict {
        /** Whether it holds for all inboxes of the host: nobody answered, or the server as a whole asks for a pause. */
        boolean isOfHost() {
            return status == 0 || status == 429 || status == 503;
        }
    }

    /** Like {@link Later}, but only a few times: what was answered rarely passes. */
    record Again(int status, String reason, Instant notBefore) implements Verdict {}

    /** Never: the peer will not have it, or it has been tried for too long. */
    record GivenUp(int status, String reason) implements Verdict {}

    /** The receiver is no more: nothing further for this inbox. */
    record Gone(int status) implements Verdict {}

    /** Something is wrong with it that trying again does not mend; a person should look. */
    record Parked(int status, String reason) implements Verdict {}

    /** How long a delivery is worth trying. */
    Duration GIVE_UP_AFTER = Duration.ofDays(7);

    /**
     * How often 500, 401, 403 and 404 are believed to pass: GoToSocial answers 500 to permanent errors (wire.md §2a.3),
     * and the others mean at times that the peer could not fetch our key, or was restoring.
     */
    int REFUSALS = 3;

    Duration LONGEST_WAIT = Duration.ofHours(12);

    /** Reads an answer by wire.md §4.8.3. */
    static Verdict of(Answer answer, Delivery delivery, Instant now) {
        var status = answer.status();
        var reason = "answered " + status;
        if (answer.isSuccess()) {
            return new Delivered(status);
        }
        if (status == 410) {
            return new Gone(status);
        }
        if (status == 500) {
            return again(status, reason, delivery, now, new Parked(status, reason + " " + REFUSALS + " times"));
        }
        if (status == 408 || status == 429 || status >= 500) {
            return later(status, reason, retryAfter(answer, now), delivery, now);
        }
        var mayPass = status == 401 || status == 403 || status == 404;
        var givenUp = new GivenUp(status, reason);
        return mayPass ? again(status, reason, delivery, now, givenUp) : givenUp;
    }

    /** Something broke on our side; a person should look when it breaks again and again. */
    static Verdict broken(RuntimeException cause, Delivery delivery, Instant now) {
        return again(0, cause.toString(), delivery, now, new Parked(0, cause.toString()));
    }

    /** The peer could not be reached. */
    static Verdict unreachable(String reason, Delivery delivery, Instant now) {
        return later(0, reason, now, delivery, now);
    }

    private static Verdict again(int status, String reason, Delivery delivery, Instant now, Verdict end) {
        return delivery.refusals() + 1 < REFUSALS
                ? new Again(status, reason, now.plus(backOff(delivery.attempts())))
                : end;
    }

    private static Verdict later(int status, String reason, Instant asked, Delivery delivery, Instant now) {
        if (delivery.createdAt().plus(GIVE_UP_AFTER).isBefore(now)) {
            return new GivenUp(status, reason + ", for " + GIVE_UP_AFTER.toDays() + " days");
        }
        var own = now.plus(backOff(delivery.attempts()));
        return new Later(status, reason, asked.isAfter(own) ? asked : own);
    }

    /** n⁴ + 15 seconds, at most twelve hours, and up to a tenth of that as jitter. */
    static Duration backOff(int attempts) {
        var tries = Math.min(attempts, 30L);
        var seconds = Math.min(tries * tries * tries * tries + 15, LONGEST_WAIT.toSeconds());
        return Duration.ofSeconds(seconds + ThreadLocalRandom.current().nextLong(seconds / 10 + 1));
    }

    /** Retry-After in seconds or as a date, at most a day; {@code now} without one. */
    private static Instant retryAfter(Answer answer, Instant now) {
        var latest = now.plus(Duration.ofDays(1));
        return answer.header("retry-after")
                .map(String::strip)
                .map(value -> {
                    try {
                        var asked = value.matches("\\d{1,9}")
                                ? now.plusSeconds(Long.parseLong(value))
                                : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                        .toInstant();
                        return asked.isAfter(latest) ? latest : asked;
                    } catch (DateTimeException unreadable) {
                        return now;
                    }
                })
                .orElse(now);
    }
}
