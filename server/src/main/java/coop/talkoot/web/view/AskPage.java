package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short form at the door: a question, its fields, one button. Without a button it only says something.
 *
 * @param action where the form goes; null where there is nothing to send
 * @param next address to go on to afterwards; empty where that is settled
 */
public record AskPage(
        String heading,
        List<String> words,
        @Nullable String action,
        String next,
        Fields fields,
        List<Input> inputs,
        String button,
        List<Way> ways)
        implements PageView {
    /** One field; type {@code textarea} has several lines. */
    public record Input(
            String name,
            String label,
            @Nullable String hint,
            String type,
            boolean isRequired,
            @Nullable String autocomplete,
            int most) {
        /** Never shown again as it was typed. */
        public boolean isSecret() {
            return type.equals("password") || "one-time-code".equals(autocomplete);
        }

        public boolean isLong() {
            return type.equals("textarea");
        }
    }

    /** Another way to go on. */
    public record Way(String label, String href) {}

    public AskPage {
        words = List.copyOf(words);
        inputs = List.copyOf(inputs);
        ways = List.copyOf(ways);
    }

    /** Only words and ways. */
    public static AskPage say(String heading, List<String> words, List<Way> ways) {
        return new AskPage(heading, words, null, "", Fields.empty(), List.of(), "", ways);
    }

    @Override
    public String template() {
        return "ask.jte";
    }
}
