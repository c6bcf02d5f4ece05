package coop.talkoot.activitypub.mapping

import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Approving
import coop.talkoot.governance.method.Choice.Consenting
import coop.talkoot.governance.method.Choice.Dividing
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Choice.Ranking
import coop.talkoot.governance.method.Choice.Scoring
import coop.talkoot.governance.method.Choice.Spending
import coop.talkoot.vocab.ActivityObject.TalkootBallot
import coop.talkoot.vocab.ObjectCore
import spock.lang.Specification

class PaperMappingSpec extends Specification {

    def "a paper of #method that says #choice says the same after the way there and back"(VotingMethod method, Choice choice) {
        expect:
        PaperMapping.read(method, ballot(PaperMapping.write(choice))) == choice

        where:
        method                         | choice
        VotingMethod.SIMPLE_MAJORITY   | Answer.YES
        VotingMethod.ABSOLUTE_MAJORITY | Answer.NO
        VotingMethod.SUPERMAJORITY     | Answer.ABSTAIN
        VotingMethod.CONSENSUS         | Position.AGREE
        VotingMethod.CONSENSUS         | Position.STAND_ASIDE
        VotingMethod.CONSENSUS         | Position.BLOCK
        VotingMethod.CONSENT           | Consenting.OBJECT
        VotingMethod.APPROVAL          | new Approving(['o1', 'o3'] as Set)
        VotingMethod.APPROVAL          | new Approving([] as Set)
        VotingMethod.SCORE             | new Scoring([o1: 5, o2: 0])
        VotingMethod.DOTS              | new Scoring([o2: 3])
        VotingMethod.QUADRATIC         | new Spending([o1: 7, o2: -5])
        VotingMethod.INSTANT_RUNOFF    | Ranking.of(['o3', 'o1'])
        VotingMethod.SCHULZE           | new Ranking([['o1', 'o2'], ['o3']])
        VotingMethod.SCOTTISH_STV      | new Ranking([['o1'], [], ['o2']])
        VotingMethod.MEEK_STV          | Ranking.of([])
        VotingMethod.SIMPLE_MAJORITY   | new Dividing([yes: 3, no: 2])
        VotingMethod.CONSENSUS         | new Dividing([standAside: 1])
        VotingMethod.APPROVAL          | new Dividing([o1: 3])
        VotingMethod.SCHULZE           | new Dividing([o1: 1, o2: 1])
    }

    def "what #method does not ask for is of no option, and so never counted: #choices"(VotingMethod method, List<TalkootBallot.Choice> choices) {
        expect:
        PaperMapping.read(method, ballot(choices)) == PaperMapping.UNREADABLE

        where:
        method                         | choices
        VotingMethod.SIMPLE_MAJORITY   | []
        VotingMethod.SIMPLE_MAJORITY   | [of('yes'), of('no')]
        VotingMethod.SIMPLE_MAJORITY   | [of('YES')]
        VotingMethod.SIMPLE_MAJORITY   | [of('agree')]
        VotingMethod.SIMPLE_MAJORITY   | [TalkootBallot.Choice.weighing('yes', 1), of('no')]
        VotingMethod.SIMPLE_MAJORITY   | [TalkootBallot.Choice.weighing('yes', 1), TalkootBallot.Choice.weighing('yes', 2)]
        VotingMethod.CONSENSUS         | [of('stand_aside')]
        VotingMethod.CONSENT           | [of('')]
        VotingMethod.APPROVAL          | [of('o1'), of('o1')]
        VotingMethod.APPROVAL          | [new TalkootBallot.Choice('o1', null, 0.5, null)]
        VotingMethod.APPROVAL          | [TalkootBallot.Choice.ranked('o1', 1)]
        VotingMethod.SCORE             | [of('o1')]
        VotingMethod.SCORE             | [new TalkootBallot.Choice('o1', null, null, 2.5)]
        VotingMethod.SCORE             | [new TalkootBallot.Choice('o1', null, null, 1e20)]
        VotingMethod.SCORE             | [TalkootBallot.Choice.scoring('o1', 1), TalkootBallot.Choice.scoring('o1', 2)]
        VotingMethod.QUADRATIC         | [TalkootBallot.Choice.scoring('o1', 4)]
        VotingMethod.QUADRATIC         | [new TalkootBallot.Choice('o1', null, 1.0, 1.0)]
        VotingMethod.INSTANT_RUNOFF    | [of('o1')]
        VotingMethod.INSTANT_RUNOFF    | [TalkootBallot.Choice.ranked('o1', 0)]
        VotingMethod.INSTANT_RUNOFF    | [TalkootBallot.Choice.ranked('o1', 2_000_000_000)]
    }

    def "a ballot that claims a weight says nothing, whatever else is on it"() {
        expect:
        PaperMapping.read(VotingMethod.SIMPLE_MAJORITY, ballot([of('yes')], weight)) == (weight == null ? Answer.YES : PaperMapping.UNREADABLE)

        where:
        weight << [null, 1000G.toBigDecimal(), 1.0, 0.0]
    }

    private static TalkootBallot.Choice of(String option) {
        TalkootBallot.Choice.of(option)
    }

    private static TalkootBallot ballot(List<TalkootBallot.Choice> choices, BigDecimal weight = null) {
        new TalkootBallot(ObjectCore.with('https://a.example/ballots/1').build(), null, null, choices, false, weight)
    }
}
