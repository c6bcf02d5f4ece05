package coop.talkoot.web.view;

import java.time.LocalDate;
import java.util.List;

/**
 * A balance over time: a line of steps in a square of 1000, and the same as a table.
 *
 * @param line what the drawing's path says
 * @param zero how far down nothing is
 */
public record BalanceChart(String line, long zero, String high, String low, List<Point> points) {
    private static final long SIDE = 1000;

    /** What was held at the end of a day. */
    public record Point(LocalDate day, long balance, String words) {}

    public BalanceChart {
        points = List.copyOf(points);
    }

    /** From at least one point, oldest first, up to {@code today}. */
    public static BalanceChart of(List<Point> points, LocalDate today) {
        var highest = points.stream().mapToLong(Point::balance).max().orElse(0);
        var lowest = points.stream().mapToLong(Point::balance).min().orElse(0);
        var top = Math.max(highest, 0);
        var bottom = Math.min(lowest, 0);
        var first = points.getFirst().day().toEpochDay();
        var days = Math.max(1, today.toEpochDay() - first);
        var line = new StringBuilder();
        for (var point : points) {
            var x = (point.day().toEpochDay() - first) * SIDE / days;
            line.append(line.isEmpty() ? "M" : "H").append(x);
            line.append(line.indexOf("H") < 0 ? " " : "V").append(down(point.balance(), top, bottom));
        }
        line.append("H").append(SIDE);
        return new BalanceChart(
                line.toString(),
                down(0, top, bottom),
                words(points, highest),
                words(points, lowest),
                points.reversed());
    }

    private static long down(long balance, long top, long bottom) {
        return top == bottom ? SIDE / 2 : (long) (SIDE * ((double) top - balance) / ((double) top - bottom));
    }

    private static String words(List<Point> points, long balance) {
        return points.stream()
                .filter(point -> point.balance() == balance)
                .findFirst()
                .orElseThrow()
                .words();
    }
}
