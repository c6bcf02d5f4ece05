package coop.talkoot.governance.federal

import static coop.talkoot.governance.federal.Mode.BLOC
import static coop.talkoot.governance.federal.Mode.DIRECT
import static coop.talkoot.governance.federal.Mode.PROPORTIONAL

import coop.talkoot.governance.method.Approval
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Dividing
import coop.talkoot.governance.method.Consensus
import coop.talkoot.governance.method.Consent
import coop.talkoot.governance.method.Counting
import coop.talkoot.governance.method.Division
import coop.talkoot.governance.method.InstantRunoff
import coop.talkoot.governance.method.Method
import coop.talkoot.governance.method.Outcome
import coop.talkoot.governance.method.Paper
import coop.talkoot.governance.method.Poll
import coop.talkoot.governance.method.Roll
import coop.talkoot.governance.method.Rule
import coop.talkoot.governance.method.Schulze
import coop.talkoot.governance.method.SimpleMajority
import coop.talkoot.governance.method.Threshold
import spock.lang.Specification

/** Who divides the votes they bring to a member group divides them in its federation too (governance.md B10, B12). */
class DividedPapersSpec extends Specification {
    private static final Method MAJORITY = new SimpleMajority(false)

    def "#said of a group that votes by #own is #yes, #no and #abstain on the paper of #method"() {
        given: 'one of five votes for all'
        def part = group('a', own, (1..5).collectEntries { ["a$it".toString(), new Spoken(new Dividing(said), 'a1')] })

        when:
        def tally = count([part], method)

        then: 'people where people vote; its weight, divided by largest remainder, where it is in proportion'
        words.collect { tally.by(DIRECT).counts().line(it).people() } == [yes, no, abstain]
        words.collect { tally.by(PROPORTIONAL).counts().line(it).weight() } == [yes * 1000, no * 1000, abstain * 1000]

        where:
        own             | method          | said                                                | words                           || yes | no | abstain
        Consensus.USUAL | MAJORITY        | [agree: 2, standAside: 1, disagree: 1, block: 1]    | ['yes', 'no', 'abstain']        || 2   | 2  | 1
        Consensus.USUAL | new Consent()   | [agree: 3, abstain: 1, block: 1]                    | ['consent', 'object', 'abstain'] || 3  | 1  | 1
        Consensus.USUAL | Consensus.USUAL | [agree: 3, block: 1, standAside: 1]                 | ['agree', 'block', 'standAside'] || 3  | 1  | 1
        new Consent()   | MAJORITY        | [consent: 4, object: 1]                             | ['yes', 'no', 'abstain']        || 4   | 1  | 0
        new Consent()   | Consensus.USUAL | [consent: 3, object: 1, abstain: 1]                 | ['agree', 'disagree', 'abstain'] || 3  | 1  | 1
        MAJORITY        | new Consent()   | [yes: 3, no: 2]                                     | ['consent', 'object', 'abstain'] || 3  | 2  | 0
        MAJORITY        | Consensus.USUAL | [yes: 3, no: 1, abstain: 1]                         | ['agree', 'disagree', 'abstain'] || 3  | 1  | 1
    }

    def "of those one votes for, the ones who count elsewhere are not divided here"() {
        given: 'two of five belonged to the other group first; there they said no themselves, or nothing'
        def spoken = (1..5).collectEntries { ["a$it".toString(), new Spoken(new Dividing([yes: 3, no: 2]), 'a1')] }
        def a = group('a', MAJORITY, spoken, 5)
        def b = group('b', MAJORITY, [a5: new Spoken(Answer.NO, 'a5')], 1, ['a4'])

        when:
        def tally = count([a, b], MAJORITY)

        then: 'three of five parts of three are two, by largest remainder'
        tally.by(DIRECT).counts().line('yes').people() == 2
        tally.by(DIRECT).counts().line('no').people() == 1 + 1
        tally.by(DIRECT).counts().roll() == Roll.of(5)

        and: 'the group itself said it of five'
        tally.parts()*.people() == [3L, 2L]
        tally.by(BLOC).counts().line('yes').people() == 5
        tally.by(BLOC).counts().line('no').people() == 1
    }

    def "who votes for people of two groups lays one paper, and blocks once"() {
        given:
        def said = new Dividing([agree: 3, block: 1])
        def a = group('a', Consensus.USUAL, [d: new Spoken(said, 'd'), a1: new Spoken(said, 'd')])
        def b = group('b', Consensus.USUAL, [b1: new Spoken(said, 'd'), b2: new Spoken(said, 'd')], 1, ['d'])

        when:
        def tally = count([a, b], new Consensus(Threshold.CONSENSUS, 2, new Threshold(1, 3, true)))

        then: 'four people, of whom it divides as it was written; two blocks would have stopped it'
        tally.by(DIRECT).counts().line('agree').people() == 3
        tally.by(DIRECT).counts().line('block').people() == 1
        tally.by(DIRECT).counts().voters() == 4
        tally.by(DIRECT).outcome().kind() != Outcome.Kind.BLOCKED
    }

    def "between options, by #name, a group's delegate divides too"() {
        given:
        def a = group('a', method, (1..5).collectEntries { ["a$it".toString(), new Spoken(new Dividing([x: 3, y: 2]), 'a1')] }, 1, [], ['x'])
        def b = group('b', method, [b1: new Spoken(only('y', method), 'b1'), b2: new Spoken(only('y', method), 'b2')], 1, [], ['y'])

        when:
        def tally = count([a, b], method, ['x', 'y', 'z'])

        then:
        tally.by(DIRECT).counts().line('x').people() == 3
        tally.by(DIRECT).counts().line('y').people() == 4
        tally.by(DIRECT).outcome().selected() == ['y']

        and: 'of two groups none weighs more than the other; three fifths of that are for x'
        tally.parts()*.weight() == [2000L, 2000L]
        tally.by(PROPORTIONAL).counts().line('x').weight() == 1200
        tally.by(PROPORTIONAL).counts().line('y').weight() == 2800

        where:
        name       | method
        'approval' | new Approval(1, new Threshold(0, 1, false), false)
        'runoff'   | new InstantRunoff(false)
        'Schulze'  | new Schulze(Schulze.Unranked.IMPLICIT)
    }

    private static Choice only(String option, Method method) {
        return Division.choice(method, ['x', 'y', 'z'], option).get()
    }

    private static FederalTally count(List<Part> parts, Method method, List<String> options = []) {
        return FederalCount.count(Poll.of(Rule.of(method), options, Roll.of(1)), FederalRule.of(DIRECT, Weighting.MEMBERS, false), parts)
    }

    /** Who belongs to it since when said so; its papers are as it counted them. */
    private static Part group(String name, Method own, Map<String, Spoken> spoken, long since = 1, List<String> idle = [], List<String> selected = null) {
        def poll = Poll.of(Rule.of(own), selected == null ? [] : ['x', 'y', 'z'], Roll.of(spoken.size() + idle.size()))
        def laid = spoken.values().groupBy { [it.by(), it.choice()] }.values().collect { new Paper(it[0].choice(), it.size() * 1000L, it.size()) }
        def papers = FederalCount.merged(Division.single(poll, laid)) { one, other -> one.toString() <=> other.toString() }
        def people = (spoken.keySet() + idle).collectEntries { [it, new Person(since, false)] }
        return new Part(name, people.size(), 0, new coop.talkoot.governance.federal.Answer(Counting.count(poll, laid).outcome(), poll.roll(), spoken.size(), papers, people, spoken))
    }
}
