package coop.talkoot.exchange.sheet;

import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Slip;
import java.util.List;

/**
 * A table that was read: what it says, and what is wrong with it.
 *
 * @param encoding how its letters are written down
 * @param separator what stands between its columns
 * @param ignored columns that say nothing to us
 */
public record Sheet(String encoding, String separator, List<String> ignored, List<Row> rows, List<Fault> faults) {
    /** The largest file that is read, in bytes. */
    public static final int LARGEST = 8 * 1024 * 1024;

    /** As many as are taken; reading ends with the first above, and more than that goes into several files. */
    public static final int MOST_ROWS = 10_000;

    /** As many as are published in one go, while their sender waits; more are published piece by piece. */
    public static final int MOST_AT_ONCE = 1_000;

    /** As many as anybody mends at once; the rest is counted. */
    public static final int MOST_FAULTS = 1_000;

    public Sheet {
        ignored = List.copyOf(ignored);
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /**
     * One that is right.
     *
     * @param number counted from 1, with the header, without empty lines
     * @param digest of what it says, and of how often the same stood above it
     */
    @SuppressWarnings("ArrayRecordComponent") // a digest, compared nowhere but in the database
    public record Row(long number, Purpose purpose, Slip.Reading said, String category, byte[] digest) {}

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

    public boolean isRight() {
        return faults.isEmpty();
    }
}
