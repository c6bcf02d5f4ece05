package coop.talkoot.web.view;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says when things happen, in the reader's language and the co-op's zone: never only relative. */
public record Moments(Locale locale, ZoneId zone, Instant now) {
    private static final int DAYS_NAMED_BY_WEEKDAY = 6;

    /** When something happened: weekday and time in the last days, else the date. */
    public Content past(Instant moment) {
        var days = ChronoUnit.DAYS.between(day(moment), day(now));
        var isRecent = days >= 0 && days <= DAYS_NAMED_BY_WEEKDAY;
        return element(moment, isRecent ? format("EEE HH:mm", moment) : date(moment));
    }

    /** The day alone, without markup. */
    public String date(Instant moment) {
        var isThisYear = day(moment).getYear() == day(now).getYear();
        return format(isThisYear ? "EEE d MMM" : "d MMM uuuu", moment);
    }

    /** A deadline: the day and the time, short enough for a label. */
    public String deadline(Instant moment) {
        return date(moment) + format(", HH:mm", moment);
    }

    /** The whole date and time, for a tooltip. */
    public String full(Instant moment) {
        return format("EEEE d MMMM uuuu, HH:mm", moment);
    }

    /** Key of the greeting for this time of day. */
    public String greeting() {
        var hour = now.atZone(zone).getHour();
        if (hour < 5 || hour >= 18) {
            return "home.evening";
        }
        return hour < 12 ? "home.morning" : "home.day";
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private String format(String pattern, Instant moment) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(zone).format(moment);
    }

    private Markup element(Instant moment, String words) {
        return new Markup("<time datetime=\"" + moment.truncatedTo(ChronoUnit.SECONDS) + "\" title=\"" + full(moment)
                + "\">" + words + "</time>");
    }
}
