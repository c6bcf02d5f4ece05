package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Choice.Answer;
import coop.talkoot.governance.method.Choice.Approving;
import coop.talkoot.governance.method.Choice.Consenting;
import coop.talkoot.governance.method.Choice.Position;
import coop.talkoot.governance.method.Choice.Ranking;
import coop.talkoot.governance.method.Choice.Scoring;
import coop.talkoot.governance.method.Choice.Spending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What papers of a table say, where each option has its column, or the one text has. */
enum PaperKind {
    RANKING("a rank from 1 to 9999, or nothing"),
    APPROVING("1, x or yes, or 0, no or nothing"),
    SCORING("a number of points, or nothing"),
    SPENDING("a number of votes, or nothing"),
    ANSWER("yes, no or abstain"),
    POSITION("agree, stand aside, abstain, disagree or block"),
    CONSENTING("consent, object or abstain");

    private static final int MOST = 1_000_000;

    private final String expected;

    PaperKind(String expected) {
        this.expected = expected;
    }

    boolean isOnOneText() {
        return switch (this) {
            case ANSWER, POSITION, CONSENTING -> true;
            case RANKING, APPROVING, SCORING, SPENDING -> false;
        };
    }

    /** @param cells by option; by an empty name, the one text's */
    Choice read(Map<String, String> cells, int line) throws Unreadable {
        String only = cells.getOrDefault("", "");
        return switch (this) {
            case ANSWER -> named(Answer.values(), only, line);
            case POSITION -> named(Position.values(), only, line);
            case CONSENTING -> named(Consenting.values(), only, line);
            case RANKING -> ranking(numbers(cells, 1, 9999, line));
            case APPROVING -> approving(cells, line);
            case SCORING -> new Scoring(numbers(cells, 0, MOST, line));
            case SPENDING -> new Spending(numbers(cells, -MOST, MOST, line));
        };
    }

    private <T extends Enum<T> & Choice> T named(T[] choices, String cell, int line) throws Unreadable {
        String name = cell.isBlank() ? "ABSTAIN" : cell.toUpperCase(Locale.ROOT).replaceAll("[ _-]+", "_");
        for (T choice : choices) {
            if (choice.name().equals(name)) {
                return choice;
            }
        }
        throw new Unreadable(line, expected, cell);
    }

    private Map<String, Integer> numbers(Map<String, String> cells, int least, int most, int line) throws Unreadable {
        Map<String, Integer> numbers = new HashMap<>();
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            if (!cell.getValue().isEmpty()) {
                String found = cell.getValue() + " for " + cell.getKey();
                if (!cell.getValue().matches("-?[0-9]{1,7}")) {
                    throw new Unreadable(line, expected, found);
                }
                int number = Integer.parseInt(cell.getValue());
                if (number < least || number > most) {
                    throw new Unreadable(line, expected, found);
                }
                numbers.put(cell.getKey(), number);
            }
        }
        return numbers;
    }

    private static Ranking ranking(Map<String, Integer> numbers) {
        Map<Integer, List<String>> ranks = new TreeMap<>();
        numbers.forEach((option, rank) ->
                ranks.computeIfAbsent(rank, same -> new ArrayList<>()).add(option));
        return new Ranking(List.copyOf(ranks.values()));
    }

    private Approving approving(Map<String, String> cells, int line) throws Unreadable {
        Set<String> approved = new HashSet<>();
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            switch (cell.getValue().toLowerCase(Locale.ROOT)) {
                case "1", "x", "yes" -> approved.add(cell.getKey());
                case "0", "no", "" -> {
                    // Not approved of.
                }
                default -> throw new Unreadable(line, expected, cell.getValue() + " for " + cell.getKey());
            }
        }
        return new Approving(approved);
    }
}
