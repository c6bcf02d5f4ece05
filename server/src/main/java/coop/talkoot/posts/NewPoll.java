package coop.talkoot.posts;

import coop.talkoot.platform.Refused;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/** A question to be asked here: its answers, and how long they can be given. */
public record NewPoll(List<String> options, boolean isMultiple, boolean hidesTotals, Duration lasts) {
    public static final int FEWEST_OPTIONS = 2;
    public static final int MOST_OPTIONS = 10;
    public static final int LONGEST_OPTION = 200;
    public static final Duration SHORTEST = Duration.ofMinutes(5);
    public static final Duration LONGEST = Duration.ofDays(31);

    public NewPoll {
        options = options.stream().map(String::strip).toList();
        if (options.size() < FEWEST_OPTIONS || options.size() > MOST_OPTIONS) {
            throw Refused.invalid(
                    "options", "A poll has " + FEWEST_OPTIONS + " to " + MOST_OPTIONS + " answers to choose from.");
        }
        for (var option : options) {
            if (option.isEmpty()
                    || option.length() > LONGEST_OPTION
                    || option.indexOf('\0') >= 0
                    || option.contains("\n")) {
                throw Refused.invalid("options", "An answer has 1 to " + LONGEST_OPTION + " characters on one line.");
            }
        }
        if (new HashSet<>(options).size() < options.size()) {
            throw Refused.invalid("options", "No answer can stand there twice.");
        }
        if (lasts.compareTo(SHORTEST) < 0 || lasts.compareTo(LONGEST) > 0) {
            throw Refused.invalid("lasts", "A poll is open for 5 minutes to 31 days.");
        }
    }
}
