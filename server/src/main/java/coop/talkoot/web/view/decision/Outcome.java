package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Markup;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a vote ended.
 *
 * @param sentence why, in words
 * @param chosen what or who was chosen, first place first
 * @param note what its facilitator wrote about it, null for nothing yet
 * @param noteForm where they write it, null where the viewer may not
 * @param check what it takes to count again
 */
public record Outcome(
        DecisionLook look,
        String sentence,
        @Nullable Instant closedAt,
        List<String> chosen,
        @Nullable Note note,
        @Nullable NoteForm noteForm,
        Check check) {
    public Outcome {
        chosen = List.copyOf(chosen);
    }

    /** What was written about the outcome. */
    public record Note(Who author, Instant at, Markup text) {}

    /** Field {@code note}. */
    public record NoteForm(String action, Fields fields) {}

    /**
     * What others count again with.
     *
     * @param fileHref the count file, null while it is being written
     * @param fileName as it is called where it was saved
     * @param rule as it is named to the program that counts
     * @param isProven whether the signature of the group's server was found true; null for one of this server
     */
    public record Check(
            @Nullable String fileHref,
            String fileName,
            String rule,
            String rollHash,
            String ballotsHash,
            @Nullable Boolean isProven) {}
}
