package coop.talkoot.governance.method

import static coop.talkoot.governance.method.Choice.Answer.ABSTAIN
import static coop.talkoot.governance.method.Choice.Answer.NO
import static coop.talkoot.governance.method.Choice.Answer.YES

import spock.lang.Specification

/** Majorities of whatever kind, and what stands in front of all methods. */
class YesNoSpec extends Specification {
    private static final SimpleMajority SIMPLE = new SimpleMajority(false)

    def "#yes yes, #no no and #abstain abstentions of 10 are #outcome by simple majority"() {
        expect:
        with(count(Rule.of(SIMPLE), 10, yes, no, abstain)) {
            it.outcome().kind().name() == outcome
            it.outcome().reason() == Reason.of(code, *arguments)
        }

        where:
        yes | no | abstain || outcome             | code                          | arguments
        3   | 2  | 0       || 'PASSED'            | Reason.Code.MORE_YES_THAN_NO  | [3000, 2000]
        1   | 0  | 9       || 'PASSED'            | Reason.Code.MORE_YES_THAN_NO  | [1000, 0]
        2   | 3  | 0       || 'REJECTED'          | Reason.Code.MORE_NO_THAN_YES  | [2000, 3000]
        2   | 2  | 1       || 'TIED'              | Reason.Code.AS_MANY_YES_AS_NO | [2000, 2000]
        0   | 0  | 4       || 'NO_DECISIVE_VOTES' | Reason.Code.TOO_FEW_DECISIVE  | [0, 1]
        0   | 0  | 0       || 'NO_QUORUM'         | Reason.Code.TOO_FEW_VOTERS    | [0, 1]
    }

    private static Tally count(Rule rule, long roll, long yes, long no, long abstain) {
        return Counting.count(Poll.of(rule, Roll.of(roll)), papers(yes, no, abstain))
    }

    private static List<Paper> papers(long yes, long no, long abstain) {
        return [(YES): yes, (NO): no, (ABSTAIN): abstain].findAll { it.value > 0 }.collect { Paper.of(it.key, it.value) }
    }
}
