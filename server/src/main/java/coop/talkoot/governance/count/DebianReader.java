package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Choice.Ranking;
import coop.talkoot.governance.method.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tally sheets of the Debian project: each option's rank in one character, a dash where there is none. */
final class DebianReader {

    private static final Pattern OPTION = Pattern.compile("[\\s|/]*Option ([0-9A-Z])-*>:\\s*(.*)");
    private static final Pattern VOTE = Pattern.compile("V:\\s*(\\S+)\\s+\\S+");

    private DebianReader() {}

    static Election read(String text) throws Unreadable {
        List<String> options = new ArrayList<>();
        List<Paper> papers = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher option = OPTION.matcher(line);
            Matcher vote = VOTE.matcher(line.strip());
            if (option.matches()) {
                options.add(option.group(2).strip());
            } else if (vote.matches()) {
                papers.add(Paper.of(ranking(vote.group(1), options, number)));
            }
        }
        if (options.isEmpty()) {
            throw new Unreadable(number, "lines that name the options", "none in the file");
        }
        Election.refuseDoubles(options);
        return new Election("", options, 1, papers, List.of());
    }

    private static Ranking ranking(String vote, List<String> options, int line) throws Unreadable {
        if (vote.length() != options.size() || !vote.matches("[-0-9A-Z]+")) {
            throw new Unreadable(line, options.size() + " ranks", vote);
        }
        Map<Integer, List<String>> ranks = new TreeMap<>();
        for (int at = 0; at < vote.length(); at++) {
            if (vote.charAt(at) != '-') {
                int rank = Character.digit(vote.charAt(at), 36);
                ranks.computeIfAbsent(rank, same -> new ArrayList<>()).add(options.get(at));
            }
        }
        return new Ranking(List.copyOf(ranks.values()));
    }
}
