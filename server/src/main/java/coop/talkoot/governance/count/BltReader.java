package coop.talkoot.governance.count;

import coop.talkoot.governance.count.BltTokens.Token;
import coop.talkoot.governance.method.Choice.Ranking;
import coop.talkoot.governance.method.Paper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * BLT, the format of David Hill that most programs for transferable votes read, with the additions of OpenSTV and Droop:
 * withdrawn options, nicknames, an order for ties, equal ranks ({@code 1=2}) and skipped ones ({@code -}).
 */
final class BltReader {

    private static final int MOST = 10_000;
    private static final long MOST_PAPERS = 100_000_000;

    private final BltTokens tokens;
    private final Map<String, Integer> nicks = new HashMap<>();
    private final Set<Integer> withdrawn = new HashSet<>();
    private final List<Integer> ties = new ArrayList<>();
    private final int size;

    private BltReader(String text) throws Unreadable {
        tokens = new BltTokens(text);
        size = tokens.number("the number of options", 1, MOST);
    }

    static Election read(String text) throws Unreadable {
        return new BltReader(text).election();
    }

    private record Line(List<List<Integer>> ranks, long weight, long people) {}

    private Election election() throws Unreadable {
        int places = tokens.number("the number of places to fill", 1, MOST);
        while (tokens.isNext("[") || tokens.isNextNegative()) {
            if (tokens.isNextNegative()) {
                withdrawn.add(-tokens.number("an option that withdrew, as a negative number", -size, -1));
            } else {
                option();
            }
        }
        List<Line> lines = new ArrayList<>();
        while (!tokens.isNext("0")) {
            lines.add(line());
        }
        tokens.next("0");
        List<String> names = new ArrayList<>();
        while (names.size() < size) {
            if (!tokens.isNextName()) {
                Token token = tokens.next("the name of option " + (names.size() + 1) + " in quotation marks");
                throw new Unreadable(
                        token.line(), "the name of option " + (names.size() + 1) + " in quotation marks", token.text());
            }
            names.add(tokens.next("a name").text());
        }
        Election.refuseDoubles(names);
        String title = tokens.isNextName() ? tokens.next("a title").text() : "";
        return new Election(title, standing(names), places, papers(lines, names), named(ties, names));
    }

    private void option() throws Unreadable {
        tokens.next("[");
        Token name = tokens.next("the name of a setting");
        List<Token> values = new ArrayList<>();
        while (!tokens.isNext("]")) {
            values.add(tokens.next("] that ends the setting " + name.text()));
        }
        tokens.next("]");
        switch (name.text()) {
            case "nick" -> {
                for (Token value : values) {
                    nicks.put(value.text(), nicks.size() + 1);
                }
            }
            case "tie" -> {
                for (Token value : values) {
                    ties.add(option(value.text(), value.line()));
                }
            }
            case "withdrawn" -> {
                for (Token value : values) {
                    withdrawn.add(option(value.text(), value.line()));
                }
            }
            default -> {
                // Settings of other programs (precision, undeclared write-ins) change nothing in how we count.
            }
        }
    }

    private Line line() throws Unreadable {
        Token weight = tokens.next("a paper, or 0 after the last one");
        long people = 1;
        long heavy = Paper.ONE;
        if (!weight.text().matches("\\(.*\\)")) {
            heavy = Weights.thousandths(weight.text(), weight.line(), MOST_PAPERS);
            people = Math.max(1, heavy / Paper.ONE);
        }
        List<List<Integer>> ranks = new ArrayList<>();
        while (!tokens.isNext("0")) {
            Token rank = tokens.next("an option, or the 0 that ends the paper");
            if (rank.isName()) {
                throw new Unreadable(rank.line(), "an option, or the 0 that ends the paper", "\"" + rank.text() + "\"");
            }
            List<Integer> options = new ArrayList<>();
            if (!rank.text().equals("-")) {
                for (String option : rank.text().split("=", -1)) {
                    options.add(option(option, rank.line()));
                }
            }
            ranks.add(options);
        }
        tokens.next("0");
        return new Line(ranks, heavy, people);
    }

    private int option(String text, int line) throws Unreadable {
        Integer nick = nicks.get(text);
        if (nick != null) {
            return nick;
        }
        if (text.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= size) {
                return number;
            }
        }
        throw new Unreadable(line, "an option from 1 to " + size, text);
    }

    private List<String> standing(List<String> names) {
        List<String> standing = new ArrayList<>();
        for (int at = 1; at <= size; at++) {
            if (!withdrawn.contains(at)) {
                standing.add(names.get(at - 1));
            }
        }
        return standing;
    }

    private List<String> named(List<Integer> options, List<String> names) {
        return options.stream()
                .filter(option -> !withdrawn.contains(option))
                .map(option -> names.get(option - 1))
                .toList();
    }

    private List<Paper> papers(List<Line> lines, List<String> names) {
        return lines.stream()
                .map(line -> new Paper(
                        new Ranking(line.ranks().stream()
                                .map(rank -> named(rank, names))
                                .toList()),
                        line.weight(),
                        line.people()))
                .toList();
    }
}
