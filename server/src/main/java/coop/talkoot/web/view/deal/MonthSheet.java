package coop.talkoot.web.view.deal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Days on which a thing is taken, drawn as months, and the same in words. */
public record MonthSheet(List<Month> months, List<Span> spans) {
    private static final int DAYS = 7;

    /** From then until then; {@code isOwn} for the agreement the page is about. */
    public record Span(Instant from, Instant until, boolean isOwn) {}

    /** One month; weeks begin on Monday. */
    public record Month(String name, List<Weekday> weekdays, List<List<Day>> weeks) {
        public Month {
            weekdays = List.copyOf(weekdays);
            weeks = weeks.stream().map(List::copyOf).toList();
        }
    }

    /** Its short name and its whole one. */
    public record Weekday(String letter, String name) {}

    /** A day; {@code number} is empty where the week reaches into another month. */
    public record Day(String number, boolean isTaken, boolean isOwn) {}

    public MonthSheet {
        months = List.copyOf(months);
        spans = List.copyOf(spans);
    }

    /** So many months from that of {@code first} on. */
    public static MonthSheet of(List<Span> spans, Instant first, int months, ZoneId zone, Locale locale) {
        var begin = YearMonth.from(first.atZone(zone));
        return new MonthSheet(
                IntStream.range(0, months)
                        .mapToObj(begin::plusMonths)
                        .map(month -> month(month, spans, zone, locale))
                        .toList(),
                spans);
    }

    private static Month month(YearMonth month, List<Span> spans, ZoneId zone, Locale locale) {
        var before = month.atDay(1).getDayOfWeek().getValue() - 1;
        var days = new ArrayList<Day>();
        IntStream.range(0, before).forEach(empty -> days.add(new Day("", false, false)));
        for (var day = 1; day <= month.lengthOfMonth(); day++) {
            days.add(day(month.atDay(day), spans, zone));
        }
        while (days.size() % DAYS > 0) {
            days.add(new Day("", false, false));
        }
        return new Month(
                DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month),
                IntStream.range(0, DAYS)
                        .mapToObj(DayOfWeek.MONDAY::plus)
                        .map(weekday -> weekday(weekday, locale))
                        .toList(),
                IntStream.range(0, days.size() / DAYS)
                        .mapToObj(week -> days.subList(week * DAYS, (week + 1) * DAYS))
                        .toList());
    }

    private static Weekday weekday(DayOfWeek day, Locale locale) {
        return new Weekday(day.getDisplayName(TextStyle.NARROW, locale), day.getDisplayName(TextStyle.FULL, locale));
    }

    private static Day day(LocalDate date, List<Span> spans, ZoneId zone) {
        var begin = date.atStartOfDay(zone).toInstant();
        var end = date.plusDays(1).atStartOfDay(zone).toInstant();
        var on = spans.stream()
                .filter(span -> span.from().isBefore(end) && span.until().isAfter(begin))
                .toList();
        return new Day(
                Integer.toString(date.getDayOfMonth()),
                !on.isEmpty(),
                on.stream().anyMatch(Span::isOwn));
    }
}
