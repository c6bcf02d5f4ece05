package coop.talkoot.exchange.find;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Finds for words that nobody wrote those that somebody did: alike by their trigrams, and then by single letters. */
@Singleton
final class Spelling {
    private static final int MOST_WORDS = 8;
    private static final int SHORTEST = 3;
    private static final int SHORT = 4;
    private static final int MOST_ALIKE = 3;
    /** Who writes in these knows what they want: nothing is guessed. */
    private static final Pattern OPERATORS = Pattern.compile("\"|(?:^|\\s)-|(?i)(?:^|\\s)or(?:\\s|$)");

    private final DSLContext sql;

    Spelling(DSLContext sql) {
        this.sql = sql;
    }

    /** Other words to look for, and how to name them. */
    record Guess(SearchWords words, String shown) {}

    private record Word(String typed, boolean isKnown, List<String> alike) {
        /** The typed one too: it may be in a text, whose words are not among the known ones. */
        String alternatives() {
            var all = new ArrayList<>(alike);
            all.add(typed);
            return "(" + String.join(" | ", all) + ")";
        }
    }

    /** Empty when no word is unknown, or nothing is like it. */
    Optional<Guess> guess(String typed) {
        if (OPERATORS.matcher(typed).find()) {
            return Optional.empty();
        }
        var words = sql.fetch("""
            select typed.word, exists (select from catalogue_word known where known.word = typed.word),
              array(select word from catalogue_word order by word <-> typed.word limit 20)
            from regexp_split_to_table(catalogue_plain({0}), '[^[:alnum:]]+') with ordinality typed(word, place)
            where typed.word <> '' order by typed.place limit {1}\
            """, DSL.val(typed), DSL.inline(MOST_WORDS))
                .map(row -> word(row.get(0, String.class), row.get(1, Boolean.class), row.get(2, String[].class)));
        if (words.stream().allMatch(word -> word.alike().isEmpty())) {
            return Optional.empty();
        }
        var expression =
                String.join(" & ", words.stream().map(Word::alternatives).toList());
        var shown = words.stream()
                .map(word ->
                        word.alike().isEmpty() ? word.typed() : word.alike().getFirst())
                .toList();
        return Optional.of(new Guess(new SearchWords.Guessed(expression), String.join(" ", shown)));
    }

    private static Word word(String typed, boolean isKnown, String[] nearest) {
        if (isKnown || typed.length() < SHORTEST) {
            return new Word(typed, isKnown, List.of());
        }
        var most = typed.length() <= SHORT ? 1 : 2;
        var alike = List.of(nearest).stream()
                .filter(word -> slips(typed, word) <= most)
                .sorted(Comparator.comparingInt(word -> slips(typed, word)))
                .limit(MOST_ALIKE)
                .map(Objects::requireNonNull)
                .toList();
        return new Word(typed, false, alike);
    }

    /** How many letters are to be added, dropped, changed, or swapped with the next: optimal string alignment. */
    static int slips(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (var row = 0; row <= one.length(); row++) {
            rows[row][0] = row;
        }
        for (var column = 0; column <= other.length(); column++) {
            rows[0][column] = column;
        }
        for (var row = 1; row <= one.length(); row++) {
            for (var column = 1; column <= other.length(); column++) {
                var change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                var least = Math.min(
                        Math.min(rows[row - 1][column], rows[row][column - 1]) + 1, rows[row - 1][column - 1] + change);
                var isSwapped = row > 1
                        && column > 1
                        && one.charAt(row - 1) == other.charAt(column - 2)
                        && one.charAt(row - 2) == other.charAt(column - 1);
                rows[row][column] = isSwapped ? Math.min(least, rows[row - 2][column - 2] + 1) : least;
            }
        }
        return rows[one.length()][other.length()];
    }
}
