package coop.talkoot.governance.federal;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.governance.method.Roll;
import java.util.List;
import java.util.Map;

/**
 * What a member group came to, as its own count file shows.
 *
 * @param outcome by its own rule
 * @param roll its own
 * @param voters for whom its papers speak
 * @param papers as it counted them: each choice once, in the order of their canonical texts
 * @param people all on its roll, those of its own member groups among them, each once
 * @param ballots what people said, by who they are; of some of {@code people}
 */
public record Answer(
        Outcome outcome,
        Roll roll,
        long voters,
        List<Paper> papers,
        Map<String, Person> people,
        Map<String, Spoken> ballots) {

    public Answer {
        papers = List.copyOf(papers);
        people = Map.copyOf(people);
        ballots = Map.copyOf(ballots);
        if (!people.keySet().containsAll(ballots.keySet())) {
            throw new IllegalArgumentException("somebody voted who is not on the roll");
        }
    }

    /** Whether it said anything as a group: with too few it did not. */
    boolean hasSpoken() {
        return outcome.kind() != Outcome.Kind.NO_QUORUM && outcome.kind() != Outcome.Kind.CANCELLED;
    }
}
