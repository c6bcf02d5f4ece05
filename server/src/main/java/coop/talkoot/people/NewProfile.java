package coop.talkoot.people;

import coop.talkoot.platform.Refused;
import java.util.List;

/** What a person of this instance wants to say of themselves; names and values are plain text. */
public record NewProfile(List<Line> lines, boolean isBot, boolean isDiscoverable, boolean isIndexable) {
    public static final int MOST_LINES = 4;
    public static final int LONGEST = 255;

    /** A name and what stands beside it. */
    public record Line(String name, String value) {
        public Line {
            name = name.strip();
            value = value.strip();
            check(name);
            check(value);
            if (name.isEmpty() != value.isEmpty()) {
                throw Refused.invalid("fields", "Each line has a name and something beside it.");
            }
        }

        private static void check(String text) {
            if (text.length() > LONGEST || text.indexOf('\0') >= 0 || text.contains("\n")) {
                throw Refused.invalid(
                        "fields", "Name and value of a line have at most " + LONGEST + " characters each.");
            }
        }
    }

    public NewProfile {
        lines = lines.stream().filter(line -> !line.name().isEmpty()).toList();
        if (lines.size() > MOST_LINES) {
            throw Refused.invalid("fields", "A profile has at most " + MOST_LINES + " lines.");
        }
    }
}
