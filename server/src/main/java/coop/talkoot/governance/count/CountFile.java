package coop.talkoot.governance.count;

import coop.talkoot.governance.federal.FederalRule;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Poll;
import java.util.Comparator;
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
 * @param federal the member groups, where it was put to such; null else
 * @param partOf the federation's vote of which it is a part; null where it is none
 */
public record CountFile(
        About about,
        Poll poll,
        String charter,
        List<Entry> roll,
        List<Line> ballots,
        List<String> voted,
        @Nullable String published,
        Map<String, String> keys,
        @Nullable Federal federal,
        @Nullable PartOf partOf) {

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

    /** How what member groups say is put together. Members stand in the order of their uris. */
    public record Federal(FederalRule rule, List<Member> members) {
        public Federal {
            members =
                    members.stream().sorted(Comparator.comparing(Member::group)).toList();
        }
    }

    /**
     * One member group.
     *
     * @param members how many it was known to have when the vote opened
     * @param contribution what it gave, as stated then
     * @param since when it came to belong to the federation, in seconds since 1970
     * @param archive its own count file; null where it was silent
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares these
    public record Member(String group, long members, long contribution, long since, byte @Nullable [] archive) {}

    /**
     * @param decision uri of the federation's vote
     * @param since for each on the roll, when they came to belong to the group, in seconds since 1970
     * @param chosen who of them said that they are to count here
     */
    public record PartOf(String decision, Map<String, Long> since, List<String> chosen) {
        public PartOf {
            since = Map.copyOf(since);
            chosen = chosen.stream().sorted().toList();
        }
    }

    /** Of a group that decided by itself and for itself. */
    public CountFile(
            About about,
            Poll poll,
            String charter,
            List<Entry> roll,
            List<Line> ballots,
            List<String> voted,
            @Nullable String published,
            Map<String, String> keys) {
        this(about, poll, charter, roll, ballots, voted, published, keys, null, null);
    }

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
