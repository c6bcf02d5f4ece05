package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a motion asks beside its words.
 *
 * @param subject the person it is about, where it is about taking in or removing somebody; or the other group
 * @param amendment the group's rules as they would be
 * @param options to choose from; none when the text itself is to hold or not
 * @param seats how many of the options can be chosen
 * @param affiliating what is to become of the two groups, where the subject is one; null else
 */
public record MotionTerms(
        Motion.Type type,
        @Nullable Identity subject,
        @Nullable Bylaws amendment,
        List<String> options,
        int seats,
        @Nullable Affiliating affiliating) {
    public static final int MOST_OPTIONS = 100;
    public static final int LONGEST_OPTION = 200;

    public MotionTerms {
        options = options.stream().map(String::strip).toList();
        var isAboutSomebody = type == Motion.Type.MEMBERSHIP || type == Motion.Type.REMOVAL;
        if (isAboutSomebody && subject == null) {
            throw Refused.invalid("subject", "Say whom it is about.");
        }
        var isAboutGroup = subject != null && subject.kind() == Identity.Kind.GROUP;
        if (isAboutGroup != (affiliating != null)) {
            throw Refused.invalid(
                    "affiliating",
                    isAboutGroup
                            ? "Say what is to become of the two groups."
                            : "Only groups join and leave like that.");
        }
        if (affiliating != null && (type != affiliating.type() || !options.isEmpty())) {
            throw Refused.invalid(
                    "type",
                    "To " + affiliating.name().toLowerCase(Locale.ROOT) + " is of type "
                            + affiliating.type().name().toLowerCase(Locale.ROOT) + ", and said by yes or no.");
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

    /** One that is not about another group. */
    public MotionTerms(
            Motion.Type type, @Nullable Identity subject, @Nullable Bylaws amendment, List<String> options, int seats) {
        this(type, subject, amendment, options, seats, null);
    }

    /** What is to become of this group and another one. */
    public static MotionTerms about(Identity other, Affiliating affiliating) {
        return new MotionTerms(affiliating.type(), other, null, List.of(), 1, affiliating);
    }

    /** A text to say yes or no to. */
    public static MotionTerms text(Motion.Type type) {
        return new MotionTerms(type, null, null, List.of(), 1);
    }
}
