package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Division;
import java.util.List;
import java.util.Optional;

/** What votes that one person casts for many can be divided among, in one vote. */
public final class DividedVotes {
    private DividedVotes() {}

    /** Answers or options by what stands for them on ballots, in the order of the paper; none where nothing is divided. */
    public static List<String> words(Decision decision) {
        return Division.words(Terms.rule(decision.terms()).method(), choices(decision));
    }

    /** What a single vote says that goes to this one. */
    public static Optional<Choice> choice(Decision decision, String word) {
        return choice(decision.terms(), choices(decision), word);
    }

    static Optional<Choice> choice(VotingTerms terms, List<String> choices, String word) {
        return Division.choice(Terms.rule(terms).method(), choices, word);
    }

    private static List<String> choices(Decision decision) {
        return decision.options().stream().map(Decision.Option::choice).toList();
    }
}
