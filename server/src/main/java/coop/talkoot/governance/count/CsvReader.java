package coop.talkoot.governance.count;

import coop.talkoot.governance.count.Csv.Row;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Choice.Approving;
import coop.talkoot.governance.method.Choice.Ranking;
import coop.talkoot.governance.method.Paper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table with one paper a row. Either each rank has its column ({@code 1st choice, 2nd choice}, {@code rank 1, rank 2})
 * with options in the cells, or each option has its column with a rank, points, votes or a cross in the cells, or there is
 * one column with yes, no and the like. A column {@code count} says how many papers a row stands for, {@code weight} what it
 * weighs; columns of ids, precincts and such are passed over.
 */
final class CsvReader {

    private static final Pattern RANK =
            Pattern.compile("(?i).*\\b(choice|rank|preference)[ _-]*[0-9]+\\b.*|[0-9]+(st|nd|rd|th)\\b.*|[0-9]+");
    private static final Pattern ASIDE =
            Pattern.compile("(?i)|.*\\bid|id\\b.*|.*_id|ballot ?#?|ballot style.*|cast vote"
                    + " record|precinct.*|batch.*|tracker|voter|row ?number");
    private static final Pattern SKIPPED = Pattern.compile("(?i)undervote|skipped|");
    private static final long MOST = 100_000_000;

    private final PaperKind kind;
    private final boolean isOvervoteSkipped;
    private final Row header;
    private final List<Integer> ranks = new ArrayList<>();
    private final Map<Integer, String> options = new HashMap<>();
    private int count = -1;
    private int weight = -1;

    private CsvReader(Row header, PaperKind kind, boolean isOvervoteSkipped) throws Unreadable {
        this.header = header;
        this.kind = kind;
        this.isOvervoteSkipped = isOvervoteSkipped;
        for (int column = 0; column < header.cells().size(); column++) {
            place(column, header.cells().get(column));
        }
        if (!ranks.isEmpty()) {
            options.clear();
        }
        if (ranks.isEmpty() && (kind.isOnOneText() ? options.size() != 1 : options.isEmpty())) {
            String expected =
                    kind.isOnOneText() ? "one column with what each said" : "a column for each option or rank";
            throw new Unreadable(header.line(), expected, String.join(", ", header.cells()));
        }
        if (kind.isOnOneText()) {
            options.replaceAll((column, name) -> "");
        }
        Election.refuseDoubles(kind.isOnOneText() ? List.of() : List.copyOf(options.values()));
    }

    /** @param isOvervoteSkipped whether a rank that is marked as voted twice is passed over instead of ending the paper */
    static Election read(String text, PaperKind kind, boolean isOvervoteSkipped) throws Unreadable {
        List<Row> rows = Csv.rows(text);
        if (rows.isEmpty()) {
            throw new Unreadable(1, "a line with the names of the columns", "nothing");
        }
        var reader = new CsvReader(rows.getFirst(), kind, isOvervoteSkipped);
        return reader.election(rows.subList(1, rows.size()));
    }

    private void place(int column, String name) {
        if (name.equalsIgnoreCase("count")) {
            count = column;
        } else if (name.equalsIgnoreCase("weight")) {
            weight = column;
        } else if (RANK.matcher(name).matches() && !kind.isOnOneText()) {
            ranks.add(column);
        } else if (!ASIDE.matcher(name).matches()) {
            options.put(column, name);
        }
    }

    private Election election(List<Row> rows) throws Unreadable {
        Set<String> names = new LinkedHashSet<>();
        List<Paper> papers = new ArrayList<>();
        for (int column = 0; column < header.cells().size() && !kind.isOnOneText(); column++) {
            if (options.containsKey(column)) {
                names.add(options.get(column));
            }
        }
        for (Row row : rows) {
            papers.add(paper(row, names));
        }
        return new Election("", List.copyOf(names), 0, papers, List.of());
    }

    private Paper paper(Row row, Set<String> names) throws Unreadable {
        for (int column = header.cells().size(); column < row.cells().size(); column++) {
            if (!row.cells().get(column).isEmpty()) {
                throw new Unreadable(
                        row.line(),
                        header.cells().size() + " cells as in the first line",
                        row.cells().size() + "");
            }
        }
        Choice choice = ranks.isEmpty() ? kind.read(cells(row), row.line()) : ranked(row, names);
        long times = 1;
        if (count >= 0) {
            String cell = cell(row, count).replaceFirst("\\.0+$", "");
            times = Weights.thousandths(cell, row.line(), MOST) / Paper.ONE;
            if (times < 1) {
                throw new Unreadable(row.line(), "how many papers the row stands for", cell);
            }
        }
        long each = weight < 0 ? Paper.ONE : Weights.thousandths(cell(row, weight), row.line(), MOST);
        return new Paper(choice, Math.multiplyExact(each, times), times);
    }

    private Map<String, String> cells(Row row) {
        Map<String, String> cells = new HashMap<>();
        options.forEach((column, name) -> cells.put(name, cell(row, column)));
        return cells;
    }

    private Choice ranked(Row row, Set<String> names) throws Unreadable {
        List<List<String>> order = new ArrayList<>();
        for (int column : ranks) {
            String cell = cell(row, column);
            boolean isOvervote = cell.toLowerCase(Locale.ROOT).equals("overvote");
            if (isOvervote && !isOvervoteSkipped) {
                break;
            }
            if (isOvervote || SKIPPED.matcher(cell).matches()) {
                order.add(List.of());
            } else {
                List<String> rank = List.of(cell.split("\\s*\\|\\s*"));
                names.addAll(rank);
                order.add(rank);
            }
        }
        return switch (kind) {
            case RANKING -> new Ranking(order);
            case APPROVING -> {
                Set<String> approved = new HashSet<>();
                order.forEach(approved::addAll);
                yield new Approving(approved);
            }
            case SCORING, SPENDING, ANSWER, POSITION, CONSENTING ->
                throw new Unreadable(header.line(), "a column for each option", "columns for ranks");
        };
    }

    private static String cell(Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }
}
