package coop.talkoot.governance.count;

import java.util.ArrayDeque;
import java.util.Deque;

/** The words of a BLT file, with the lines they stand on. What follows # is a comment. */
final class BltTokens {

    /** @param isName whether it stood in quotation marks */
    record Token(String text, int line, boolean isName) {}

    private final Deque<Token> tokens = new ArrayDeque<>();
    private int lines = 1;

    BltTokens(String text) throws Unreadable {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at = name(text, at);
            } else if (c == '#') {
                at = until(text, at, '\n');
            } else if (c == '[' || c == ']') {
                tokens.add(new Token(String.valueOf(c), lines, false));
                at++;
            } else if (Character.isWhitespace(c)) {
                lines += c == '\n' ? 1 : 0;
                at++;
            } else {
                int end = at;
                while (end < text.length() && !isEnd(text.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(text.substring(at, end), lines, false));
                at = end;
            }
        }
    }

    Token next(String expected) throws Unreadable {
        Token token = tokens.poll();
        if (token == null) {
            throw new Unreadable(lines, expected, "the end of the file");
        }
        return token;
    }

    boolean isNext(String text) {
        Token token = tokens.peek();
        return token != null && !token.isName() && token.text().equals(text);
    }

    boolean isNextNegative() {
        Token token = tokens.peek();
        return token != null && !token.isName() && token.text().matches("-[0-9]+");
    }

    boolean isNextName() {
        Token token = tokens.peek();
        return token != null && token.isName();
    }

    int number(String expected, int least, int most) throws Unreadable {
        Token token = next(expected);
        try {
            int number = Integer.parseInt(token.text());
            if (!token.isName() && number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that are too small or too large.
        }
        throw new Unreadable(token.line(), expected, token.text());
    }

    private int name(String text, int start) throws Unreadable {
        int end = until(text, start + 1, '"');
        if (end == text.length()) {
            throw new Unreadable(lines, "a quotation mark that ends the name", "the end of the file");
        }
        String name = text.substring(start + 1, end);
        tokens.add(new Token(name.strip(), lines, true));
        lines += Math.toIntExact(name.chars().filter(c -> c == '\n').count());
        return end + 1;
    }

    private static int until(String text, int from, char wanted) {
        int end = text.indexOf(wanted, from);
        return end < 0 ? text.length() : end;
    }

    private static boolean isEnd(char c) {
        return Character.isWhitespace(c) || c == '[' || c == ']' || c == '#' || c == '"';
    }
}
