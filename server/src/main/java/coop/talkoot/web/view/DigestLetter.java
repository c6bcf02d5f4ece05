package coop.talkoot.web.view;

import java.util.List;

/**
 * A letter of what somebody has not read. All addresses are whole: it is read elsewhere.
 *
 * @param all where the rest stands
 * @param change where to choose how often such letters come
 * @param end where to end them, without signing in
 */
public record DigestLetter(
        String language, String subject, String opening, List<Part> parts, Way all, Way change, Way end) {
    /** What stands under one heading. */
    public record Part(String title, List<Entry> entries) {
        public Part {
            entries = List.copyOf(entries);
        }
    }

    /** One thing told: who did it, what they did, the beginning of what it was done to, and where to look. */
    public record Entry(String who, String words, String excerpt, String href) {}

    /** A link and what it says. */
    public record Way(String words, String href) {}

    public DigestLetter {
        parts = List.copyOf(parts);
    }
}
