package coop.talkoot.posts.filter;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text made ready for looking words up in it, whatever the case of its letters and however they are composed. Words
 * are compared as they stand: no pattern is ever made of what somebody typed.
 */
final class FoldedText {
    private final String text;

    FoldedText(String text) {
        this.text = folded(text);
    }

    /** A keyword made ready in the same way, once for all texts. */
    record Word(Filter.Keyword keyword, String letters) {
        static Word of(Filter.Keyword keyword) {
            return new Word(keyword, folded(keyword.text()).strip());
        }
    }

    /** Whether the keyword stands in it; a whole word only where no letter of a longer word touches its ends. */
    boolean contains(Word word) {
        var letters = word.letters();
        if (letters.isEmpty()) {
            return false;
        }
        for (var at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
            if (isWholeCharacters(at, at + letters.length())
                    && (!word.keyword().isWholeWord() || isApart(letters, at, at + letters.length()))) {
                return true;
            }
        }
        return false;
    }

    /** A letter with an accent that follows as a sign of its own is another letter. */
    private boolean isWholeCharacters(int from, int to) {
        return (to >= text.length() || !isMark(text.codePointAt(to)))
                && !(from > 0
                        && Character.isLowSurrogate(text.charAt(from))
                        && Character.isHighSurrogate(text.charAt(from - 1)));
    }

    /** Only ends that are letters themselves can be touched by letters: "#tag" begins with none. */
    private boolean isApart(String word, int from, int to) {
        var isApartBefore = from == 0 || !isOfWord(word.codePointAt(0)) || !isOfWord(text.codePointBefore(from));
        var isApartAfter = to == text.length()
                || !isOfWord(word.codePointBefore(word.length()))
                || !isOfWord(text.codePointAt(to));
        return isApartBefore && isApartAfter;
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character)
                || isMark(character)
                || Character.getType(character) == Character.CONNECTOR_PUNCTUATION;
    }

    private static boolean isMark(int character) {
        var type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** By way of capitals, letter for letter: ß is ss then, and all three sigmas are one. */
    private static String folded(String text) {
        var folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Normalizer.Form.NFC).replaceAll("\\s+", " ");
    }
}
