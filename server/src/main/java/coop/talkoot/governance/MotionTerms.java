package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a motion asks beside its words.
 *
 * @param subject the person it is about, where it is about taking in or removing somebody
 * @param amendment the group's rules as they would be
 * @param options to choose from; none when the text itself is to hold or not
 * @param seats how many of the options can be chosen
 */
public record MotionTerms(
        Motion.Type type,
        @Nullable Identity subject,
        @Nullable Bylaws amendment,
        List<String> options,
        int seats) {
    public static final int MOST_OPTIONS = 100;
    public static final int LONGEST_OPTION = 200;

    public MotionTerms {
        options = options.stream().map(String::strip).toList();
        var isAboutSomebody = type == Motion.Type.MEMBERSHIP || type == Motion.Type.REMOVAL;
        if (isAboutSomebody && subject == null) {
            throw Refused.invalid("subject", "Say whom it is about.");
        }
        if (type == Motion.Type.REMOVAL && !options.isEmpty()) {
            throw Refused.invalid("options", "Whether somebody is removed is said by yes or no.");
        }
        if (amendment != null && (type != Motion.Type.GOVERNANCE || !options.isEmpty())) {
            throw Refused.invalid("amendment", "Other rules are a motion of type governance, without options.");
        }
        if (options.size() == 1 || options.size() > MOST_OPTIONS) {
            throw Refused.invalid("options", "There are 2 to " + MOST_OPTIONS + " options, or none at all.");
        }
        for (var option : options) {
            if (option.isEmpty()
                    || option.length() > LONGEST_OPTION
                    || option.contains("\n")
                    || option.indexOf('\0') >= 0) {
                throw Refused.invalid("options", "An option has 1 to " + LONGEST_OPTION + " characters on one line.");
            }
        }
        if (new HashSet<>(options).size() < options.size()) {
            throw Refused.invalid("options", "No option can stand there twice.");
        }
        if (seats < 1 || seats > Math.max(1, options.size() - 1)) {
            throw Refused.invalid("seats", "Fewer places than options, and at least one.");
        }
    }

    /** A text to say yes or no to. */
    public static MotionTerms text(Motion.Type type) {
        return new MotionTerms(type, null, null, List.of(), 1);
    }
}
