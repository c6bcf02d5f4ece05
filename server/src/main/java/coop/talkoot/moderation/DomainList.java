package coop.talkoot.moderation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A list of rules as Mastodon's "domain blocks" are exported and imported. */
public record DomainList(Map<HostName, DomainRule.Terms> rules, int rowCount, List<Fault> faults) {
    /** The largest file that is read, in bytes. */
    public static final int LARGEST = 1024 * 1024;

    /** As many as Mastodon takes at once. */
    public static final int MOST_ROWS = 20_000;

    static final List<String> COLUMNS =
            List.of("#domain", "#severity", "#reject_media", "#reject_reports", "#public_comment", "#obfuscate");

    /**
     * What is wrong with a row.
     *
     * @param row counted from 1, with the header, without empty lines
     * @param column its name, or empty when it is about the whole row
     * @param expected what should stand there
     * @param found what stands there, shortened
     */
    public record Fault(long row, String column, String expected, String found) {
        private static final int LONGEST = 80;

        public Fault {
            found = found.length() > LONGEST ? found.substring(0, LONGEST) + "…" : found;
        }
    }

    public DomainList {
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        faults = List.copyOf(faults);
    }

    /** The list as a file that Mastodon reads; comments for keepers only stay here. */
    public static String write(List<DomainRule> rules) {
        // By hand, for the printer would put what begins with # in quotation marks, which not everybody reads.
        var text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        var format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
        try (var printer = new CSVPrinter(text, format)) {
            for (var rule : rules) {
                var terms = rule.terms();
                printer.printRecord(
                        rule.host().text(),
                        terms.severity().name().toLowerCase(Locale.ROOT),
                        terms.rejectsMedia(),
                        terms.rejectsReports(),
                        terms.publicComment(),
                        terms.isObfuscated());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
