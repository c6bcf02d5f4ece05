package coop.talkoot.platform;

import java.util.Comparator;
import java.util.List;

/** Which of the known words somebody probably meant. */
final class NearestWord {
    private NearestWord() {}

    static String to(String typed, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .orElseThrow();
    }

    /** Levenshtein's: how many letters to add, drop or change. */
    private static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (var column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (var row = 1; row <= one.length(); row++) {
            var current = new int[other.length() + 1];
            current[0] = row;
            for (var column = 1; column < current.length; column++) {
                var change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                var addOrDrop = Math.min(current[column - 1], above[column]) + 1;
                current[column] = Math.min(above[column - 1] + change, addOrDrop);
            }
            above = current;
        }
        return above[other.length()];
    }
}
