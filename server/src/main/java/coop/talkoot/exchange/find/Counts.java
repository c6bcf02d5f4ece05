package coop.talkoot.exchange.find;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How many fit, by what can be chosen beside it. Each choice is counted under all others that were made, so its figure is
 * what choosing it would give.
 *
 * @param isAll false when there are more than are counted; then the figures are the least there are
 */
public record Counts(
        Map<Purpose, Integer> purposes, Map<ExchangeKind, Integer> kinds, int withPicture, int total, boolean isAll) {
    public static final int MOST = 1_000;

    public Counts {
        purposes = Map.copyOf(purposes);
        kinds = Map.copyOf(kinds);
    }

    /** So many of these, when nothing of it was chosen. */
    record Cell(Purpose purpose, ExchangeKind kind, boolean hasPicture, int number) {}

    static Counts of(List<Cell> cells, Sought sought) {
        Predicate<Cell> purpose = cell -> sought.purpose() == null || cell.purpose() == sought.purpose();
        Predicate<Cell> kind = cell -> sought.kind() == null || cell.kind() == sought.kind();
        Predicate<Cell> picture = cell -> !sought.withPicture() || cell.hasPicture();
        return new Counts(
                sums(cells, kind.and(picture), Cell::purpose),
                sums(cells, purpose.and(picture), Cell::kind),
                sum(cells, purpose.and(kind).and(Cell::hasPicture)),
                sum(cells, purpose.and(kind).and(picture)),
                sum(cells, any -> true) < MOST);
    }

    public int of(Purpose purpose) {
        return purposes.getOrDefault(purpose, 0);
    }

    public int of(ExchangeKind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    private static <K extends Comparable<K>> Map<K, Integer> sums(
            List<Cell> cells, Predicate<Cell> which, Function<Cell, K> by) {
        return cells.stream()
                .filter(which)
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.summingInt(Cell::number)));
    }

    private static int sum(List<Cell> cells, Predicate<Cell> which) {
        return cells.stream().filter(which).mapToInt(Cell::number).sum();
    }
}
