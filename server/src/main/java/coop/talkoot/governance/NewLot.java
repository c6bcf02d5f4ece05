package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A panel to be drawn.
 *
 * @param parts of the membership, each of which gets its share of the seats; none, or two and more
 * @param numberSource where a public number will stand that nobody here can choose; empty when none is used
 */
public record NewLot(
        Identity group,
        @Nullable Long motionId,
        String title,
        int seats,
        int restMonths,
        List<String> parts,
        Instant promisedBy,
        Instant revealedBy,
        String numberSource) {
    private static final int MOST_SEATS = 1_000;
    private static final int MOST_PARTS = 20;
    private static final int MOST_MONTHS = 120;
    private static final int LONGEST = 200;
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST_SHOWING = Duration.ofHours(24);

    public NewLot {
        title = line("title", title);
        parts = parts.stream().map(part -> line("parts", part)).toList();
        if (parts.size() == 1 || parts.size() > MOST_PARTS || Set.copyOf(parts).size() < parts.size()) {
            throw Refused.invalid("parts", "Name 2 to " + MOST_PARTS + " parts of the membership, each once; or none.");
        }
        numberSource = numberSource.isBlank() ? "" : line("numberSource", numberSource);
        if (seats < 1 || seats > MOST_SEATS) {
            throw Refused.invalid("seats", "A panel has 1 to " + MOST_SEATS + " seats.");
        }
        if (restMonths < 0 || restMonths > MOST_MONTHS) {
            throw Refused.invalid("restMonths", "Who has served rests for at most " + MOST_MONTHS + " months.");
        }
        if (revealedBy.isBefore(promisedBy.plus(SHORTEST)) || revealedBy.isAfter(promisedBy.plus(LONGEST_SHOWING))) {
            throw Refused.invalid("revealedBy", "Promises are kept within 1 to 24 hours.");
        }
    }

    private static String line(String field, String text) {
        var line = text.strip();
        if (line.isEmpty() || line.length() > LONGEST || line.contains("\n") || line.indexOf('\0') >= 0) {
            throw Refused.invalid(field, "This has 1 to " + LONGEST + " characters on one line.");
        }
        return line;
    }
}
