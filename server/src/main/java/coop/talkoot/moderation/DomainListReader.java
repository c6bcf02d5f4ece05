package coop.talkoot.moderation;

import coop.talkoot.platform.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a list of rules: Mastodon's, with or without # in its header, columns in any order and unknown ones passed
 * over; or just one domain a line. Whatever cannot be meant is a fault with its row and column, and no rule.
 */
final class DomainListReader {
    private static final String DOMAIN = "domain";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    private final Predicate<HostName> isOurs;
    private final Map<HostName, DomainRule.Terms> rules = new LinkedHashMap<>();
    private final List<DomainList.Fault> faults = new ArrayList<>();
    private Map<String, Integer> columns = Map.of(DOMAIN, 0);
    private boolean hasHeader;
    private int rowCount;

    private DomainListReader(Predicate<HostName> isOurs) {
        this.isOurs = isOurs;
    }

    /** {@code isOurs} says which names would cut this server off from itself. */
    static DomainList read(byte[] file, Predicate<HostName> isOurs) {
        if (file.length > DomainList.LARGEST) {
            throw Refused.invalid("file", "A list has at most " + DomainList.LARGEST + " bytes.");
        }
        var reader = new DomainListReader(isOurs);
        reader.read(text(file));
        return new DomainList(reader.rules, reader.rowCount, reader.faults);
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw Refused.invalid("file", "This is no list: it has characters that are none.");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException cause) {
            throw Refused.invalid("file", "A list is a text in UTF-8.");
        }
    }

    private void read(String text) {
        var line = 1L;
        try (var records = FORMAT.parse(new StringReader(text))) {
            for (var record : records) {
                line = records.getCurrentLineNumber();
                take(record, record.getRecordNumber());
            }
        } catch (CSVException | UncheckedIOException malformed) {
            fault(line + 1, "", "quotation marks that are closed again", "");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void take(CSVRecord row, long number) {
        var first = row.size() == 0 ? "" : row.get(0);
        if (number == 1 && isHeader(row)) {
            header(row);
        } else if (!hasHeader && first.startsWith("#")) {
            return; // a remark, as plain lists have them
        } else if (++rowCount > DomainList.MOST_ROWS) {
            throw Refused.invalid("file", "A list has at most " + DomainList.MOST_ROWS + " rows.");
        } else {
            rule(row, number);
        }
    }

    private static boolean isHeader(CSVRecord row) {
        return row.stream().anyMatch(cell -> name(cell).equals(DOMAIN));
    }

    private void header(CSVRecord row) {
        var found = new HashMap<String, Integer>();
        for (var at = 0; at < row.size(); at++) {
            if (found.putIfAbsent(name(row.get(at)), at) != null) {
                fault(1, row.get(at), "each column once", row.get(at));
            }
        }
        columns = found;
        hasHeader = true;
    }

    private void rule(CSVRecord row, long number) {
        var before = faults.size();
        if (!hasHeader && row.size() > 1) {
            fault(number, "", "a header that names the columns, or one domain a line", row.get(1));
            return;
        }
        var domain = cell(row, DOMAIN);
        var host = HostName.typed(domain);
        if (host.isEmpty()) {
            fault(number, "#domain", "a domain such as example.org", domain);
        } else if (isOurs.test(host.get())) {
            fault(number, "#domain", "another server than this one", domain);
        } else if (rules.containsKey(host.get())) {
            fault(number, "#domain", "each domain once", domain);
        }
        var severity = severity(row, number);
        var rejectsMedia = yes(row, number, "reject_media");
        var rejectsReports = yes(row, number, "reject_reports");
        var isObfuscated = yes(row, number, "obfuscate");
        var comment = cell(row, "public_comment");
        if (comment.length() > DomainRule.LONGEST) {
            fault(number, "#public_comment", "at most " + DomainRule.LONGEST + " characters", comment);
        }
        if (faults.size() == before) {
            rules.put(
                    host.orElseThrow(),
                    new DomainRule.Terms(severity, rejectsMedia, rejectsReports, comment, "", isObfuscated));
        }
    }

    /** What does not say is a block, as in Mastodon. */
    private Severity severity(CSVRecord row, long number) {
        var word = cell(row, "severity").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "", "suspend" -> Severity.SUSPEND;
            case "silence", "limit" -> Severity.SILENCE;
            case "noop" -> Severity.NOOP;
            default -> {
                fault(number, "#severity", "suspend, silence or noop", word);
                yield Severity.NOOP;
            }
        };
    }

    private boolean yes(CSVRecord row, long number, String column) {
        var word = cell(row, column).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true", "t", "1" -> true;
            case "", "false", "f", "0" -> false;
            default -> {
                fault(number, "#" + column, "true or false", word);
                yield false;
            }
        };
    }

    private String cell(CSVRecord row, String column) {
        var at = columns.get(column);
        return at == null || at >= row.size() ? "" : row.get(at);
    }

    private static String name(String cell) {
        return cell.replaceFirst("^#", "").strip().toLowerCase(Locale.ROOT);
    }

    private void fault(long row, String column, String expected, String found) {
        faults.add(new DomainList.Fault(row, column, expected, found));
    }
}
