package coop.talkoot.governance

import coop.talkoot.governance.method.Choice

/** Five ballots each way of counting takes, by which the second option comes first and the first second. */
final class Papers {
    private Papers() {}

    static List<Choice> of(VotingMethod method) {
        switch (method) {
            case VotingMethod.APPROVAL:
                return [['o2'], ['o2'], ['o2', 'o1'], ['o1'], []].collect { new Choice.Approving(it as Set) }
            case VotingMethod.SCORE:
            case VotingMethod.DOTS:
                return [[o2: 8], [o2: 5, o1: 5], [o1: 3], [o3: 1], [:]].collect { new Choice.Scoring(it) }
            case VotingMethod.QUADRATIC:
                return [[o2: 10], [o2: 6, o1: 8], [o1: 3], [o3: 1], [:]].collect { new Choice.Spending(it) }
            default:
                return [['o2', 'o1'], ['o2', 'o1'], ['o2', 'o3'], ['o1', 'o2'], ['o1']].collect { Choice.Ranking.of(it) }
        }
    }
}
