package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Choice.Ranking;
import coop.talkoot.governance.method.Paper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Condorcet Election Format: a line such as {@code A > B = C * 12} for papers that say the same. */
final class CvotesReader {

    private static final Pattern SETTING = Pattern.compile("#/([^:]+):(.*)");
    private static final Pattern LINE =
            Pattern.compile("(?:.*\\|\\|)?([^*^]*)(?:\\^\\s*([0-9]+)\\s*)?(?:\\*\\s*([0-9]+)\\s*)?");
    private static final long MOST = 100_000_000;

    private CvotesReader() {}

    static Election read(String text) throws Unreadable {
        List<String> candidates = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>();
        List<Paper> papers = new ArrayList<>();
        int places = 0;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher setting = SETTING.matcher(line.strip());
            if (setting.matches()) {
                String value = setting.group(2).strip();
                switch (setting.group(1).strip()) {
                    case "Candidates" -> candidates.addAll(names(value, ";"));
                    case "Number of Seats" -> places = Math.toIntExact(whole(value, number));
                    default -> {
                        // What else can be set changes nothing in how we count.
                    }
                }
            } else if (!line.replaceFirst("#.*", "").isBlank()) {
                papers.add(paper(line.replaceFirst("#.*", ""), number, candidates, named));
            }
        }
        Election.refuseDoubles(candidates);
        return new Election("", candidates.isEmpty() ? List.copyOf(named) : candidates, places, papers, List.of());
    }

    private static Paper paper(String line, int number, List<String> candidates, Set<String> named) throws Unreadable {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new Unreadable(number, "options with > and = between them, then * and how many", line.strip());
        }
        String order = parts.group(1).strip();
        List<List<String>> ranks = new ArrayList<>();
        if (!order.equals("/EMPTY_RANKING/")) {
            for (String rank : order.split(">", -1)) {
                ranks.add(names(rank, "="));
            }
        }
        for (List<String> rank : ranks) {
            for (String name : rank) {
                if (name.isEmpty() || (!candidates.isEmpty() && !candidates.contains(name))) {
                    throw new Unreadable(number, "one of the candidates", name.isEmpty() ? "nothing" : name);
                }
                named.add(name);
            }
        }
        long weight = parts.group(2) == null ? 1 : whole(parts.group(2), number);
        long times = parts.group(3) == null ? 1 : whole(parts.group(3), number);
        return new Paper(new Ranking(ranks), weight * times * Paper.ONE, times);
    }

    private static List<String> names(String text, String separator) {
        return Arrays.stream(text.split(separator, -1)).map(String::strip).toList();
    }

    private static long whole(String text, int line) throws Unreadable {
        if (!text.matches("[0-9]+")) {
            throw new Unreadable(line, "a whole number", text);
        }
        return Weights.thousandths(text, line, MOST) / 1000;
    }
}
