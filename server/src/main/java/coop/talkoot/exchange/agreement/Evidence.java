package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Refused;
import java.util.HashSet;
import java.util.List;

/**
 * What is said and shown with a step.
 *
 * @param files attachments whoever takes the step has uploaded: photos, a receipt
 */
public record Evidence(String words, List<Long> files) {
    public static final Evidence NONE = new Evidence("", List.of());

    private static final int LONGEST = 2000;
    private static final int MOST_FILES = 4;

    public Evidence {
        words = words.strip();
        files = List.copyOf(files);
        if (words.length() > LONGEST || words.indexOf('\0') >= 0) {
            throw Refused.invalid("words", "What you say of it has at most " + LONGEST + " characters.");
        }
        if (files.size() > MOST_FILES || new HashSet<>(files).size() < files.size()) {
            throw Refused.invalid("files", "A step has at most " + MOST_FILES + " files, each once.");
        }
    }

    public static Evidence of(String words) {
        return new Evidence(words, List.of());
    }

    public boolean isEmpty() {
        return words.isEmpty() && files.isEmpty();
    }
}
