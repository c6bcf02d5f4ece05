package coop.talkoot.exchange.sheet;

import coop.talkoot.exchange.Filled;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Slip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes offers and needs as CSV (RFC 4180), with the columns that are read again. What a spreadsheet would take for a
 * formula begins with an apostrophe, which reading takes away.
 */
final class SheetWriter {
    private static final String FORMULA = "=+-@\t\r";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();

    private SheetWriter() {}

    static void header(Appendable to) {
        print(to, List.of("address", "author"), Slip.FIELDS);
    }

    static void row(Appendable to, Listing listing) {
        var fields = Filled.of(listing);
        var post = listing.post();
        print(
                to,
                List.of(post.url(), post.author().address()),
                Slip.FIELDS.stream()
                        .map(field -> fields.getOrDefault(field, ""))
                        .toList());
    }

    private static void print(Appendable to, List<String> first, List<String> then) {
        var cells = new ArrayList<>(first);
        cells.addAll(then);
        try {
            var printer = new CSVPrinter(to, FORMAT); // closing it would close what is written to
            printer.printRecord(cells.stream().map(SheetWriter::safe));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String safe(String cell) {
        return !cell.isEmpty() && (FORMULA.indexOf(cell.charAt(0)) >= 0 || isMarked(cell)) ? "'" + cell : cell;
    }

    /** What begins with an apostrophe before a formula by itself gets another, to come back as it was. */
    private static boolean isMarked(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
    }
}
