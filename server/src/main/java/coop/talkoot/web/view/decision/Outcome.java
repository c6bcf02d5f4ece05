package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Fields;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a vote ended.
 *
 * @param sentence why, in words
 * @param chosen what or who was chosen, first place first
 * @param check what it takes to count again
 */
public record Outcome(
        DecisionLook look, String sentence, @Nullable Instant closedAt, List<String> chosen, Check check) {
    public Outcome {
        chosen = List.copyOf(chosen);
    }

    /**
     * What others count again with.
     *
     * @param fileHref the count file, null where there is none for the viewer
     * @param noFile why there is none; null where there is one
     * @param fileName as it is called where it was saved
     * @param rule as it is named to the program that counts
     * @param finder where a ballot is found by its tracker; null where ballots have none, or there is no file
     * @param isProven whether the signature of the group's server was found true; null for one of this server
     */
    public record Check(
            @Nullable String fileHref,
            @Nullable String noFile,
            String fileName,
            String rule,
            String rollHash,
            String ballotsHash,
            @Nullable Finder finder,
            @Nullable Boolean isProven) {}

    /**
     * Looks for a ballot in the count file.
     *
     * @param fields with the tracker that was asked for, and what is wrong with it
     * @param line of the file in which it stands, 0 for none
     * @param said what stands there, in words
     * @param hash of that line
     */
    public record Finder(String action, Fields fields, int line, List<String> said, String hash) {
        public Finder {
            said = List.copyOf(said);
        }
    }
}
