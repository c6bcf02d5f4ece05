package coop.talkoot.notices.digest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** How often somebody is written to. */
public enum Pace {
    OFF(Duration.ZERO),
    /** Each morning. */
    DAILY(Duration.ofDays(1)),
    /** On Monday morning. */
    WEEKLY(Duration.ofDays(7));

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final Duration span;

    Pace(Duration span) {
        this.span = span;
    }

    /** From one letter to the next. */
    Duration span() {
        return span;
    }

    /** The first morning for a letter after {@code now}, as it is morning where they live. */
    Instant next(Instant now, ZoneId zone) {
        var here = now.atZone(zone);
        var day = here.toLocalDate();
        var first = this == WEEKLY ? day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)) : day;
        var morning = first.atTime(MORNING).atZone(zone).toInstant();
        return morning.isAfter(now)
                ? morning
                : first.plusDays(span.toDays()).atTime(MORNING).atZone(zone).toInstant();
    }
}
