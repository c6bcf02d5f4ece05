package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Poll;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision with all that is needed to count it again, as docs/recount/README.md describes it.
 *
 * @param about what was voted on; uri of the decision and of the group among it
 * @param poll the rule and what else a count depends on; its roll is that of the entries that are not void
 * @param charter the rules of the group that were in force, as canonical JSON
 * @param voted who voted, where ballots do not say so; in the order of their names
 * @param published the tally the group has signed and sent out, as JSON; null where there is none
 * @param keys of all who signed anything in it: the id of the key, and the key as multibase text
 */
public record CountFile(
        About about,
        Poll poll,
        String charter,
        List<Entry> roll,
        List<Line> ballots,
        List<String> voted,
        @Nullable String published,
        Map<String, String> keys) {

    /**
     * @param options title by option
     * @param secrecy how ballots are named: {@code open} by their voters, else by trackers
     */
    public record About(
            String decision,
            String group,
            String title,
            String text,
            Map<String, String> options,
            String secrecy,
            String openedAt,
            String closedAt) {
        public About {
            options = Map.copyOf(options);
        }

        boolean isOpen() {
            return secrecy.equals("open");
        }
    }

    /**
     * One who could vote when it opened.
     *
     * @param fingerprint SHA-256 of the 32 bytes of their key, in hexadecimal; empty where none was known
     * @param isVoid whether they left, and their ballot with them
     */
    public record Entry(String actor, long weight, String fingerprint, boolean isVoid) {}

    /**
     * One voter as counted.
     *
     * @param voter actor or tracker
     * @param via who voted for them, by the same kind of name; null when they did themselves
     * @param activity the signed ballot, as JSON; null where there is none to show
     */
    public record Line(
            String voter,
            long weight,
            Choice choice,
            String reason,
            @Nullable String via,
            @Nullable String activity) {}

    /** Signs for the group; the server's keys stay where they are. */
    @FunctionalInterface
    public interface Signer {
        /** The same JSON with an eddsa-jcs-2022 proof of the group's at its top level. */
        String sign(String json);
    }

    public CountFile {
        roll = List.copyOf(roll);
        ballots = List.copyOf(ballots);
        voted = List.copyOf(voted);
        keys = Map.copyOf(keys);
    }
}
