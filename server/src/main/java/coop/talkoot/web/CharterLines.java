package coop.talkoot.web;

import java.util.ArrayDeque;

/** Canonical JSON, which is one line, spread over several so that it can be changed by hand. */
final class CharterLines {
    private CharterLines() {}

    static String of(String json) {
        var lines = new StringBuilder();
        var open = new ArrayDeque<Character>();
        var isInText = false;
        for (var at = 0; at < json.length(); at++) {
            var letter = json.charAt(at);
            if (isInText) {
                lines.append(letter);
                if (letter == '\\') {
                    at++;
                    lines.append(json.charAt(at));
                }
                isInText = letter != '"';
                continue;
            }
            switch (letter) {
                case '{' -> {
                    open.push(letter);
                    lines.append(letter);
                    begin(lines, open.size());
                }
                case '}' -> {
                    open.pop();
                    begin(lines, open.size());
                    lines.append(letter);
                }
                case '[' -> {
                    open.push(letter);
                    lines.append(letter);
                }
                case ']' -> {
                    open.pop();
                    lines.append(letter);
                }
                case ',' -> {
                    lines.append(letter);
                    if (open.peek() == '[') {
                        lines.append(' ');
                    } else {
                        begin(lines, open.size());
                    }
                }
                case ':' -> lines.append(": ");
                case '"' -> {
                    isInText = true;
                    lines.append(letter);
                }
                default -> lines.append(letter);
            }
        }
        return lines.toString();
    }

    private static void begin(StringBuilder lines, int depth) {
        lines.append('\n').append("  ".repeat(depth));
    }
}
