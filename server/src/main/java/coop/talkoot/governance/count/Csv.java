package coop.talkoot.governance.count;

import java.util.ArrayList;
import java.util.List;

/** Rows of comma-separated values, RFC 4180: cells may stand in quotation marks, with commas and lines in them. */
final class Csv {

    /** @param line the first of its lines in the file */
    record Row(int line, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private final String text;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
    }

    static List<Row> rows(String text) throws Unreadable {
        var csv = new Csv(text);
        List<Row> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            Row row = csv.row();
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() throws Unreadable {
        int first = line;
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add((at < text.length() && text.charAt(at) == '"' ? quoted() : plain()).strip());
            if (at >= text.length()) {
                return new Row(first, cells);
            }
            char end = text.charAt(at++);
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            if (end != ',') {
                line++;
                return new Row(first, cells);
            }
        }
    }

    private String plain() {
        int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() throws Unreadable {
        int first = line;
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                cell.append(c);
                line += c == '\n' ? 1 : 0;
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else if (at >= text.length() || isEnd(text.charAt(at))) {
                return cell.toString();
            } else {
                throw new Unreadable(
                        line, "a comma or the end of the line after a quotation mark", text.substring(at, at + 1));
            }
        }
        throw new Unreadable(first, "a quotation mark that ends the cell", "the end of the file");
    }

    private static boolean isEnd(char c) {
        return c == ',' || c == '\n' || c == '\r';
    }
}
