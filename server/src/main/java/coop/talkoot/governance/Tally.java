package coop.talkoot.governance;

import coop.talkoot.governance.method.Counts;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a count came to, or how it stands.
 *
 * @param eligible how many could vote, less those whose ballots became void
 * @param cast how many voted themselves
 * @param viaDelegation how many others they voted for
 * @param lines one an answer; none when withheld
 * @param stages of the count, where it has several; none when withheld
 * @param isWithheld where so few voted under the shelter of secrecy that numbers would tell who said what
 * @param ballotsHash of what was counted, in hexadecimal; empty while it is open
 * @param proof the signed document, of a decision of another server
 */
public record Tally(
        long decisionId,
        Outcome.Kind outcome,
        List<String> selected,
        Decision.Explanation reason,
        long eligible,
        long eligibleWeight,
        long cast,
        long viaDelegation,
        long castWeight,
        long abstainedWeight,
        List<Counts.Line> lines,
        List<Stage> stages,
        long vetoes,
        boolean isWithheld,
        String ballotsHash,
        @Nullable String proof) {
    /** Fewer ballots than these, and numbers would tell who said what. */
    public static final int SHELTER = 5;

    public Tally {
        selected = List.copyOf(selected);
        lines = List.copyOf(lines);
        stages = List.copyOf(stages);
    }

    /** The same, as its group signed it. */
    public Tally signed(String document) {
        return new Tally(
                decisionId,
                outcome,
                selected,
                reason,
                eligible,
                eligibleWeight,
                cast,
                viaDelegation,
                castWeight,
                abstainedWeight,
                lines,
                stages,
                vetoes,
                isWithheld,
                ballotsHash,
                document);
    }

    public Tally with(Outcome.Kind other, Decision.Explanation why) {
        return new Tally(
                decisionId,
                other,
                List.of(),
                why,
                eligible,
                eligibleWeight,
                cast,
                viaDelegation,
                castWeight,
                abstainedWeight,
                lines,
                stages,
                vetoes,
                isWithheld,
                ballotsHash,
                proof);
    }

    /** For whom ballots speak, with and without a delegation. */
    public long counted() {
        return cast + viaDelegation;
    }
}
