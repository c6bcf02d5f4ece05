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
 * @param sending whom the group is to send to a federation, or, where there is a subject, that it sends them no longer;
 *     null else
 * @param policies what the group is to advise its member groups from now on; null else
 * @param adopts the version of what a federation advises that {@code amendment} takes on; null else
 */
public record MotionTerms(
        Motion.Type type,
        @Nullable Identity subject,
        @Nullable Bylaws amendment,
        List<String> options,
        int seats,
        @Nullable Affiliating affiliating,
        @Nullable Sending sending,
        @Nullable Policies policies,
        @Nullable Long adopts) {
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
        if (sending != null) {
            checkSending(type, subject, amendment, options, sending);
        }
        if (policies != null
                && (type != Motion.Type.POLICY || subject != null || sending != null || !options.isEmpty())) {
            throw Refused.invalid("policies", "What is advised is a motion of type policy, said by yes or no.");
        }
        if (adopts != null && amendment == null) {
            throw Refused.invalid("amendment", "What a federation advises is taken on by an amendment.");
        }
        if (seats < 1 || seats > Math.max(1, options.size() - 1)) {
            throw Refused.invalid("seats", "Fewer places than options, and at least one.");
        }
    }

    /** One that has nothing to do with what federations advise. */
    public MotionTerms(
            Motion.Type type,
            @Nullable Identity subject,
            @Nullable Bylaws amendment,
            List<String> options,
            int seats,
            @Nullable Affiliating affiliating,
            @Nullable Sending sending) {
        this(type, subject, amendment, options, seats, affiliating, sending, null, null);
    }

    /** One that sends nobody anywhere. */
    public MotionTerms(
            Motion.Type type,
            @Nullable Identity subject,
            @Nullable Bylaws amendment,
            List<String> options,
            int seats,
            @Nullable Affiliating affiliating) {
        this(type, subject, amendment, options, seats, affiliating, null);
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

    /**
     * Who is to be the group's delegates in a federation it belongs to. Where there are no more candidates than places, it is
     * said of all of them together, by yes or no.
     */
    public static MotionTerms electing(Identity parent, List<Identity> candidates, int seats, int months) {
        if (candidates.isEmpty()) {
            throw Refused.invalid("candidates", "Name at least one candidate.");
        }
        var sending = new Sending(parent, candidates, 0, months);
        if (seats < 1 || seats > Sending.MOST_SEATS) {
            throw Refused.invalid("seats", "A group sends 1 to " + Sending.MOST_SEATS + " delegates.");
        }
        var isChoice = candidates.size() > seats;
        return new MotionTerms(
                Motion.Type.POLICY,
                null,
                null,
                isChoice ? sending.names() : List.of(),
                isChoice ? seats : 1,
                null,
                sending);
    }

    /** That the group's delegates in a federation are drawn by lot. */
    public static MotionTerms drawing(Identity parent, int seats, int months) {
        if (seats < 1) {
            throw Refused.invalid("seats", "A group sends 1 to " + Sending.MOST_SEATS + " delegates.");
        }
        return new MotionTerms(
                Motion.Type.POLICY, null, null, List.of(), 1, null, new Sending(parent, List.of(), seats, months));
    }

    /** That somebody is the group's delegate in a federation no more. */
    public static MotionTerms recalling(Identity parent, Identity delegate) {
        return new MotionTerms(
                Motion.Type.REMOVAL, delegate, null, List.of(), 1, null, new Sending(parent, List.of(), 0, 0));
    }

    private static void checkSending(
            Motion.Type type,
            @Nullable Identity subject,
            @Nullable Bylaws amendment,
            List<String> options,
            Sending sending) {
        var isRecall = subject != null;
        if (isRecall != sending.isRecall()) {
            throw Refused.invalid(
                    "candidates", "Delegates are elected from candidates; one is recalled, and that is the subject.");
        }
        if (type != (isRecall ? Motion.Type.REMOVAL : Motion.Type.POLICY) || amendment != null) {
            throw Refused.invalid("type", "To elect delegates is of type policy, to recall one of type removal.");
        }
        if (!options.isEmpty() && options.size() != sending.candidates().size()) {
            throw Refused.invalid("options", "Those who can be elected are the candidates, and nobody else.");
        }
    }

    /** What the group, a federation, is to advise its member groups from now on. */
    public static MotionTerms advising(Policies policies) {
        return new MotionTerms(Motion.Type.POLICY, null, null, List.of(), 1, null, null, policies, null);
    }

    /** Rules that meet what a federation advises in that version. */
    public static MotionTerms adopting(Bylaws amendment, PolicyVersion version) {
        return new MotionTerms(Motion.Type.GOVERNANCE, null, amendment, List.of(), 1, null, null, null, version.id());
    }

    /** Whether only its words can be changed once it is proposed: what it does is no matter of a form. */
    public boolean isFixed() {
        return affiliating != null || sending != null || policies != null || adopts != null;
    }

    /** A text to say yes or no to. */
    public static MotionTerms text(Motion.Type type) {
        return new MotionTerms(type, null, null, List.of(), 1);
    }
}
