package coop.talkoot.exchange.sheet;

import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Slip;
import coop.talkoot.exchange.Terms;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table of offers and needs: columns by name, in any order and in any case, with commas, semicolons or tabs
 * between them. Whatever cannot be meant is a fault with its row and column.
 */
final class SheetReader {
    private static final List<String> NEEDED = List.of("purpose", "title", "kind");
    private static final String FORMULA = "=+-@\t\r";

    private final String language;
    private final ZoneId zone;
    private final Instant now;
    private final Predicate<String> isCategory;
    private final List<String> ignored = new ArrayList<>();
    private final List<Sheet.Row> rows = new ArrayList<>();
    private final List<Sheet.Fault> faults = new ArrayList<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private int width;
    private int rowCount;

    private SheetReader(String language, ZoneId zone, Instant now, Predicate<String> isCategory) {
        this.language = language;
        this.zone = zone;
        this.now = now;
        this.isCategory = isCategory;
    }

    /** {@code isCategory} knows the names of the co-op's categories. */
    static Sheet read(byte[] file, Viewer viewer, Instant now, Predicate<String> isCategory) {
        if (file.length > Sheet.LARGEST) {
            throw Refused.invalid(
                    "file", "A table has at most " + Sheet.LARGEST / 1024 / 1024 + " MB. Cut it in pieces.");
        }
        var text = SheetText.of(file);
        var separator = separator(text.text());
        var reader = new SheetReader(viewer.language().toLanguageTag(), viewer.zone(), now, isCategory);
        reader.read(text.text(), separator);
        return new Sheet(
                text.encoding().title(), String.valueOf(separator), reader.ignored, reader.rows, reader.faults);
    }

    /** Whatever of the three stands most often in the first line, outside of quotation marks. */
    private static char separator(String text) {
        var header = text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .replaceAll("\"[^\"]*\"", "");
        return List.of(',', ';', '\t').stream()
                .max(Comparator.comparingLong(
                        mark -> header.chars().filter(letter -> letter == mark).count()))
                .orElseThrow();
    }

    private void read(String text, char separator) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get();
        var line = 1L;
        try (var records = format.parse(new StringReader(text))) {
            for (var record : records) {
                line = record.getRecordNumber();
                if (line == 1) {
                    header(record);
                } else if (faults.isEmpty() || rowCount > 0) {
                    take(record, line);
                }
            }
        } catch (CSVException | UncheckedIOException malformed) {
            fault(line + 1, "", "quotation marks that are closed again", "");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (rowCount == 0 && faults.isEmpty()) {
            fault(1, "", "a line of column names, and a row below it for each offer or need", "");
        }
    }

    private void header(CSVRecord record) {
        width = record.size();
        var known = new HashMap<String, String>();
        Slip.FIELDS.forEach(field -> known.put(field.toLowerCase(Locale.ROOT), field));
        for (var at = 0; at < record.size(); at++) {
            var typed = record.get(at).strip();
            var field = known.get(typed.toLowerCase(Locale.ROOT).replaceAll("[ _-]", ""));
            if (field == null) {
                if (!typed.isEmpty()) {
                    ignored.add(typed);
                }
            } else if (columns.putIfAbsent(field, at) != null) {
                fault(1, field, "each column once", typed);
            }
        }
        for (var field : NEEDED) {
            if (!columns.containsKey(field)) {
                fault(1, field, "a column of this name in the first line", "");
            }
        }
    }

    private void take(CSVRecord record, long number) {
        if (record.stream().allMatch(String::isBlank)) {
            return; // spreadsheets leave lines of nothing but separators
        }
        if (++rowCount > Sheet.MOST_ROWS) {
            throw Refused.invalid(
                    "file",
                    "A table has at most " + Sheet.MOST_ROWS
                            + " rows. Cut it in pieces, and send one after the other.");
        }
        var fields = new TreeMap<String, String>();
        columns.forEach((field, at) -> fields.put(field, at < record.size() ? meant(record.get(at)) : ""));
        if (record.stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
            fault(number, "", "no more cells than there are columns", record.get(record.size() - 1));
            return;
        }
        var purpose = purpose(fields, number);
        var said = Slip.read(fields, purpose, language, zone);
        said.faults().forEach((field, expected) -> fault(number, field, expected, fields.getOrDefault(field, "")));
        var category = fields.getOrDefault("category", "").strip();
        if (!category.isEmpty() && !isCategory.test(category)) {
            fault(number, "category", "one of the categories of this co-op, or nothing", category);
        }
        said.terms()
                .map(Terms::openUntil)
                .filter(until -> !until.isAfter(now))
                .ifPresent(past ->
                        fault(number, "openUntil", "a day that lies ahead", fields.getOrDefault("openUntil", "")));
        if (faults.isEmpty()) {
            rows.add(new Sheet.Row(number, purpose, said, category, digest(fields)));
        }
    }

    private Purpose purpose(Map<String, String> fields, long number) {
        var typed = fields.getOrDefault("purpose", "").strip();
        for (var purpose : Purpose.values()) {
            if (purpose.name().equalsIgnoreCase(typed)) {
                return purpose;
            }
        }
        fault(number, "purpose", "offer or need", typed);
        return Purpose.OFFER;
    }

    /** An apostrophe before what a spreadsheet would take for a formula is ours, from writing it. */
    private static String meant(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private byte[] digest(Map<String, String> fields) {
        var said = new StringBuilder();
        fields.forEach((field, value) -> {
            if (!value.isBlank()) {
                said.append(field).append('\0').append(value.strip()).append('\0');
            }
        });
        var times = seen.merge(said.toString(), 1, Integer::sum);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((said.toString() + times).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }

    private void fault(long row, String column, String expected, String found) {
        if (faults.size() < Sheet.MOST_FAULTS) {
            faults.add(new Sheet.Fault(row, column, expected, found));
        }
    }
}
