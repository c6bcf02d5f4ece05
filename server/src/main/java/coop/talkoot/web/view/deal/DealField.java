package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to fill in.
 *
 * @param choices of a SELECT
 * @param most how many characters it takes
 */
public record DealField(
        String name,
        Input type,
        String label,
        @Nullable String hint,
        boolean isRequired,
        List<Choice> choices,
        int most) {
    /** How it is filled in. */
    public enum Input {
        LINE,
        NUMBER,
        /** A date and a time. */
        MOMENT,
        WORDS,
        SELECT,
        /** A condition from 5 to 1. */
        GRADES,
        TICK,
        FILES
    }

    private static final int SHORT = 200;
    private static final int LONG = 2000;

    public DealField {
        choices = List.copyOf(choices);
    }

    public static DealField of(String name, Input type, String label, boolean isRequired) {
        return new DealField(name, type, label, null, isRequired, List.of(), type == Input.WORDS ? LONG : SHORT);
    }

    public static DealField of(String name, String label, List<Choice> choices) {
        return new DealField(name, Input.SELECT, label, null, true, choices, SHORT);
    }

    /** The same with a hint. */
    public DealField hinted(String words) {
        return new DealField(name, type, label, words, isRequired, choices, most);
    }
}
