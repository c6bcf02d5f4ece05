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

    def "more than half of the roll is an absolute majority: #yes of 7 is #outcome"() {
        expect:
        count(Rule.of(new SimpleMajority(true)), 7, yes, 1, 0).outcome().kind().name() == outcome

        where:
        yes || outcome
        3   || 'REJECTED'
        4   || 'PASSED'
    }

    def "two thirds of #base: #yes yes, #no no, #abstain abstentions of #roll are #outcome"() {
        expect:
        count(Rule.of(new SuperMajority(Threshold.TWO_THIRDS, base)), roll, yes, no, abstain).outcome().kind().name() == outcome

        where:
        base          | roll | yes | no | abstain || outcome
        Base.DECISIVE | 10   | 2   | 1  | 1       || 'PASSED'
        Base.DECISIVE | 10   | 1   | 0  | 1       || 'PASSED'
        Base.DECISIVE | 50   | 33  | 17 | 0       || 'REJECTED'
        Base.DECISIVE | 53   | 35  | 18 | 0       || 'REJECTED'
        Base.DECISIVE | 56   | 37  | 19 | 0       || 'REJECTED'
        Base.CAST     | 10   | 2   | 1  | 1       || 'REJECTED'
        Base.CAST     | 10   | 4   | 1  | 1       || 'PASSED'
        Base.ROLL     | 9    | 6   | 0  | 0       || 'PASSED'
        Base.ROLL     | 10   | 6   | 0  | 0       || 'REJECTED'
    }

    def "a quorum is compared in whole numbers: #yes yes and #abstain abstentions of #roll with #quorum are #outcome"() {
        expect:
        count(Rule.of(SIMPLE).with(quorum), roll, yes, 0, abstain).outcome().kind().name() == outcome

        where:
        roll | yes | abstain | quorum                                                                          || outcome
        7    | 3   | 0       | Quorum.participation(50, 100)                                                   || 'NO_QUORUM'
        7    | 3   | 1       | Quorum.participation(50, 100)                                                   || 'PASSED'
        7    | 3   | 4       | Quorum.approval(50, 100)                                                        || 'NO_QUORUM'
        7    | 4   | 0       | Quorum.approval(50, 100)                                                        || 'PASSED'
        7    | 2   | 0       | new Quorum(Quorum.Kind.PARTICIPATION, new Threshold(0, 1, false), 3, 1)         || 'NO_QUORUM'
        7    | 2   | 5       | new Quorum(Quorum.Kind.PARTICIPATION, new Threshold(0, 1, false), 3, 3)         || 'NO_DECISIVE_VOTES'
        7    | 0   | 0       | new Quorum(Quorum.Kind.PARTICIPATION, new Threshold(0, 1, false), 0, 1)         || 'NO_DECISIVE_VOTES'
    }

    def "on an empty roll nothing is decided"() {
        expect:
        count(Rule.of(SIMPLE), 0, 0, 0, 0).outcome() == Outcome.of(Outcome.Kind.CANCELLED, Reason.of(Reason.Code.NOBODY_ON_THE_ROLL))
    }

    def "#vetoes vetoes against a limit of #limit and #share of 30 are #outcome, whatever the papers say"() {
        given:
        def rule = Rule.of(SIMPLE).with(new VetoLimit(limit, share))

        expect:
        Counting.count(Poll.of(rule, Roll.of(30)).withVetoes(vetoes), papers(9, 0, 0)).outcome().kind().name() == outcome

        where:
        vetoes | limit | share                         || outcome
        2      | 3     | new Threshold(0, 1, false)    || 'PASSED'
        3      | 3     | new Threshold(0, 1, false)    || 'BLOCKED'
        3      | 1     | new Threshold(1, 9, false)    || 'PASSED'
        4      | 1     | new Threshold(1, 9, false)    || 'BLOCKED'
    }

    def "consensus of #agree, #aside aside, #abstain abstaining, #disagree against, #block blocks, #setAside set aside is #outcome"() {
        given:
        def choices = [(Choice.Position.AGREE): agree, (Choice.Position.STAND_ASIDE): aside, (Choice.Position.ABSTAIN): abstain,
                       (Choice.Position.DISAGREE): disagree, (Choice.Position.BLOCK): block].collectMany { choice, number -> [Paper.of(choice)] * number }

        expect:
        Counting.count(Poll.of(Rule.of(Consensus.USUAL), Roll.of(40)).withSetAside(setAside), choices).outcome().kind().name() == outcome

        where:
        agree | aside | abstain | disagree | block | setAside || outcome
        14    | 3     | 2       | 2        | 0     | 0        || 'PASSED'
        17    | 0     | 0       | 3        | 0     | 0        || 'PASSED'
        16    | 0     | 0       | 3        | 0     | 0        || 'REJECTED'
        20    | 0     | 0       | 0        | 1     | 0        || 'BLOCKED'
        20    | 0     | 0       | 0        | 1     | 1        || 'PASSED'
        5     | 0     | 0       | 0        | 1     | 1        || 'REJECTED'
        6     | 3     | 0       | 0        | 0     | 0        || 'PASSED'
        6     | 4     | 0       | 0        | 0     | 0        || 'PASSED_WEAK'
        0     | 5     | 3       | 0        | 0     | 0        || 'NO_DECISIVE_VOTES'
    }

    def "a block of somebody who votes for others is one block"() {
        given:
        def rule = Rule.of(new Consensus(Threshold.CONSENSUS, 2, new Threshold(1, 3, true)))

        expect:
        Counting.count(Poll.of(rule, Roll.of(40)), [Paper.of(Choice.Position.BLOCK, 3)] + [Paper.of(Choice.Position.AGREE)] * 30).outcome().kind() == Outcome.Kind.PASSED
    }

    def "consent holds unless an objection stands"() {
        given:
        def papers = [Paper.of(Choice.Consenting.CONSENT, 3), Paper.of(Choice.Consenting.OBJECT)]

        expect:
        Counting.count(Poll.of(Rule.of(new Consent()), Roll.of(9)), papers).outcome().kind() == Outcome.Kind.BLOCKED
        Counting.count(Poll.of(Rule.of(new Consent()), Roll.of(9)).withSetAside(1), papers).outcome().kind() == Outcome.Kind.PASSED
    }

    def "it may end early with #yes yes and #no no of 9 by #method: #isDecided"() {
        expect:
        EarlyClose.isDecided(Poll.of(Rule.of(method).with(Quorum.participation(1, 2)), Roll.of(9)), papers(yes, no, 0)) == isDecided

        where:
        method                   | yes | no || isDecided
        SIMPLE                   | 5   | 0  || true
        SIMPLE                   | 4   | 0  || false
        SIMPLE                   | 4   | 3  || false
        SIMPLE                   | 5   | 4  || true
        new SimpleMajority(true) | 5   | 0  || true
        new SimpleMajority(true) | 0   | 5  || true
        SuperMajority.TWO_THIRDS | 6   | 0  || true
        SuperMajority.TWO_THIRDS | 5   | 0  || false
        SuperMajority.TWO_THIRDS | 0   | 4  || false
    }

    def "an early end never differs from what the rest could have made of it"() {
        expect:
        (0..6).each { yes ->
            (0..(6 - yes)).each { no ->
                [SIMPLE, new SimpleMajority(true), SuperMajority.TWO_THIRDS, new SuperMajority(Threshold.TWO_THIRDS, Base.CAST)].each { method ->
                    def poll = Poll.of(Rule.of(method).with(Quorum.participation(1, 3)), Roll.of(6))
                    def left = 6 - yes - no
                    def ends = (0..left).collectMany { y -> (0..(left - y)).collectMany { n -> (0..(left - y - n)).collect { b ->
                        Counting.count(poll, papers(yes + y, no + n, b)).outcome().kind() } } } as Set
                    assert EarlyClose.isDecided(poll, papers(yes, no, 0)) == (left == 0 || ends.size() == 1)
                }
            }
        }
    }

    private static Tally count(Rule rule, long roll, long yes, long no, long abstain) {
        return Counting.count(Poll.of(rule, Roll.of(roll)), papers(yes, no, abstain))
    }

    private static List<Paper> papers(long yes, long no, long abstain) {
        return [(YES): yes, (NO): no, (ABSTAIN): abstain].findAll { it.value > 0 }.collect { Paper.of(it.key, it.value) }
    }
}
