package coop.talkoot.governance.federal

import static coop.talkoot.governance.federal.FederalTally.Standing.COUNTED
import static coop.talkoot.governance.federal.FederalTally.Standing.NO_QUORUM
import static coop.talkoot.governance.federal.FederalTally.Standing.SILENT
import static coop.talkoot.governance.federal.Mode.BLOC
import static coop.talkoot.governance.federal.Mode.DIRECT
import static coop.talkoot.governance.federal.Mode.PROPORTIONAL
import static coop.talkoot.governance.method.Choice.Answer.ABSTAIN
import static coop.talkoot.governance.method.Choice.Answer.NO
import static coop.talkoot.governance.method.Choice.Answer.YES
import static coop.talkoot.governance.method.Outcome.Kind

import coop.talkoot.governance.method.Approval
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Consensus
import coop.talkoot.governance.method.Consent
import coop.talkoot.governance.method.Counting
import coop.talkoot.governance.method.InstantRunoff
import coop.talkoot.governance.method.Outcome
import coop.talkoot.governance.method.Paper
import coop.talkoot.governance.method.Poll
import coop.talkoot.governance.method.Quorum
import coop.talkoot.governance.method.Reason
import coop.talkoot.governance.method.Roll
import coop.talkoot.governance.method.Rule
import coop.talkoot.governance.method.Schulze
import coop.talkoot.governance.method.Score
import coop.talkoot.governance.method.SimpleMajority
import coop.talkoot.governance.method.SuperMajority
import coop.talkoot.governance.method.Threshold
import coop.talkoot.governance.method.VetoLimit
import spock.lang.Specification

/** Votes of federations as governance.md B11 and B12 say, reckoned by hand beside each. */
class FederalCountSpec extends Specification {
    private static final Rule MAJORITY = Rule.of(new SimpleMajority(false))

    def "bloc passes with a quarter of the people, and the other modes show that"() {
        given: 'three groups of 100: two just pass, one is all against'
        def parts = [text('a', 51, 49), text('b', 51, 49), text('c', 0, 100)]

        when:
        def bloc = count(parts, BLOC, Weighting.MEMBERS, false)

        then: '102 of 300 people, but two groups of three'
        bloc.decided().outcome().kind() == Kind.PASSED
        bloc.by(DIRECT).outcome().kind() == Kind.REJECTED
        bloc.by(DIRECT).counts().line('yes').weight() == 102_000
        bloc.by(PROPORTIONAL).outcome().kind() == Kind.REJECTED
        bloc.by(PROPORTIONAL).counts().line('yes').weight() == 102_000
        bloc.by(BLOC).counts().line('yes').weight() == 200_000
        bloc.by(BLOC).counts().line('no').weight() == 100_000
        bloc.groups() == null
    }

    def "by #mode, #what is #outcome"() {
        expect:
        count(parts, mode, Weighting.MEMBERS, false).decided().outcome().kind() == outcome

        where:
        what                                  | parts                                            | mode         || outcome
        'nobody at all'                       | []                                               | DIRECT       || Kind.CANCELLED
        'nobody at all'                       | []                                               | BLOC         || Kind.CANCELLED
        'one group'                           | [text('a', 2, 1)]                                | DIRECT       || Kind.PASSED
        'one group'                           | [text('a', 2, 1)]                                | BLOC         || Kind.PASSED
        'one group'                           | [text('a', 2, 1)]                                | PROPORTIONAL || Kind.PASSED
        'all silent'                          | [silent('a', 3), silent('b', 4)]                 | DIRECT       || Kind.NO_QUORUM
        'all silent'                          | [silent('a', 3), silent('b', 4)]                 | BLOC         || Kind.NO_QUORUM
        'all silent'                          | [silent('a', 3), silent('b', 4)]                 | PROPORTIONAL || Kind.NO_QUORUM
        'all silent and of nobody'            | [silent('a', 0), silent('b', 0)]                 | BLOC         || Kind.CANCELLED
        'a tie between groups of one weight'  | [text('a', 3, 0), text('b', 0, 3)]               | BLOC         || Kind.TIED
        'a group that is tied in itself'      | [text('a', 2, 2), text('b', 3, 1), text('c', 1, 3)] | BLOC      || Kind.TIED
        'groups that all abstain'             | [text('a', 0, 0, 3)]                             | BLOC         || Kind.NO_DECISIVE_VOTES
        'people who all abstain'              | [text('a', 0, 0, 3)]                             | DIRECT       || Kind.NO_DECISIVE_VOTES
    }

    def "a silent group is absent, but counts among all"() {
        given: 'a half of all must take part'
        def rule = MAJORITY.with(Quorum.participation(1, 2))

        expect: '3 of 8 are not, 3 of 6 are'
        count([text('a', 3, 0), silent('b', 5)], DIRECT, Weighting.MEMBERS, false, rule).decided().outcome().kind() == Kind.NO_QUORUM
        count([text('a', 3, 0), silent('b', 3)], DIRECT, Weighting.MEMBERS, false, rule).decided().outcome().kind() == Kind.PASSED

        and: 'one group of three is not, two are'
        count([text('a', 3, 0), silent('b', 3), silent('c', 3)], BLOC, Weighting.EQUAL, false, rule).decided().outcome().kind() == Kind.NO_QUORUM
        count([text('a', 3, 0), text('b', 3, 0), silent('c', 3)], BLOC, Weighting.EQUAL, false, rule).decided().outcome().kind() == Kind.PASSED

        and:
        count([text('a', 3, 0), silent('b', 5)], DIRECT, Weighting.MEMBERS, false, rule).parts()*.standing() == [COUNTED, SILENT]
    }

    def "a group in which too few took part is absent where groups speak; its members' own ballots count"() {
        given:
        def few = answered('a', 10, [(YES): 1], Kind.NO_QUORUM)
        def parts = [few, text('b', 0, 4), text('c', 3, 1)]

        when:
        def tally = count(parts, BLOC, Weighting.EQUAL, false)

        then:
        tally.by(BLOC).counts().cast() == 2000
        tally.by(BLOC).outcome().kind() == Kind.TIED
        tally.by(PROPORTIONAL).counts().cast() == 2000
        tally.by(DIRECT).counts().line('yes').people() == 4
        tally.parts()*.standing() == [NO_QUORUM, COUNTED, COUNTED]
    }

    def "whoever is in two groups counts once, where they belonged first or chose to"() {
        given: 'ada is in both: in a since 5, in b since 3'
        def inA = answer(['ada': YES, 'ben': YES], ['ada': new Person(5, chose), 'ben': new Person(1, false)])
        def inB = answer(['ada': NO, 'cy': NO], ['ada': new Person(3, false), 'cy': new Person(1, false)])

        when:
        def tally = count([new Part('a', 2, 0, inA), new Part('b', 2, 0, inB)], DIRECT, Weighting.MEMBERS, false)

        then:
        tally.parts()*.people() == people
        tally.by(DIRECT).counts().line('yes').people() == yes
        tally.by(DIRECT).counts().roll() == Roll.of(3)

        where:
        chose || people | yes
        false || [1, 2] | 1
        true  || [2, 1] | 2
    }

    def "who belonged to both at once counts in the earlier of the list, and a double choice is none"() {
        expect:
        Homes.of([['ada': new Person(5, mark)], ['ada': new Person(5, mark)]]) == ['ada': 0]
        Homes.of([['ada': new Person(5, mark)], ['ada': new Person(4, mark)]]) == ['ada': 1]

        where:
        mark << [false, true]
    }

    def "who voted for others is one paper with their weight, but only for those who count there"() {
        given: 'ben and cy vote through ada; cy counts in b'
        def inA = new Answer(passed(), Roll.of(3), 3, [Paper.of(YES, 3)], ['ada': since(1), 'ben': since(1), 'cy': since(9)],
                ['ada': new Spoken(YES, 'ada'), 'ben': new Spoken(YES, 'ada'), 'cy': new Spoken(YES, 'ada')])
        def inB = answer(['cy': NO], ['cy': since(1)])

        when:
        def tally = count([new Part('a', 3, 0, inA), new Part('b', 1, 0, inB)], DIRECT, Weighting.MEMBERS, false)

        then:
        tally.by(DIRECT).counts().line('yes').people() == 2
        tally.by(DIRECT).counts().line('no').people() == 1
    }

    def "a double majority needs the groups too"() {
        given: 'nine of eleven people, but one of three groups'
        def parts = [text('a', 9, 0), text('b', 0, 1), text('c', 0, 1)]

        when:
        def tally = count(parts, DIRECT, Weighting.MEMBERS, true)

        then:
        tally.by(DIRECT).outcome().kind() == Kind.PASSED
        tally.groups().outcome().kind() == Kind.REJECTED
        tally.decided().outcome().kind() == Kind.REJECTED
        tally.decided().outcome().reason().arguments() == [1L, 3L]

        and: 'with both it passes'
        count([text('a', 9, 0), text('b', 1, 0), text('c', 0, 1)], DIRECT, Weighting.MEMBERS, true).decided().outcome().kind() == Kind.PASSED

        and: 'what the votes refuse, no number of groups makes pass'
        count([text('a', 0, 9), text('b', 1, 0), text('c', 1, 0)], DIRECT, Weighting.MEMBERS, true).decided().outcome().kind() == Kind.REJECTED
    }

    def "two thirds of weights and of groups"() {
        given:
        def rule = Rule.of(SuperMajority.TWO_THIRDS)

        expect: 'two groups of three are exactly two thirds; of four they are not'
        count([text('a', 2, 0), text('b', 2, 0), text('c', 0, 2)], BLOC, Weighting.EQUAL, true, rule).decided().outcome().kind() == Kind.PASSED
        count([text('a', 2, 0), text('b', 2, 0), text('c', 0, 2), text('d', 0, 2)], BLOC, Weighting.EQUAL, true, rule).decided().outcome().kind() == Kind.REJECTED
    }

    def "a proportional group's weight is divided by largest remainder, without a rest"() {
        given: 'one vote each; 1 of 3 against: 333.3 and 666.7'
        def parts = [text('a', 2, 1), text('b', 1, 2), text('c', 1, 1, 1)]

        when:
        def counts = count(parts, PROPORTIONAL, Weighting.EQUAL, false).by(PROPORTIONAL).counts()

        then: 'of three equal remainders the first on paper gets what is left: abstain, no, yes by their texts'
        counts.line('yes').weight() == 667 + 333 + 333
        counts.line('no').weight() == 333 + 667 + 333
        counts.line('abstain').weight() == 334
        counts.cast() == 3000
    }

    def "the affected group's veto stops it in every mode"() {
        given:
        def rule = MAJORITY.with(VetoLimit.of(1))
        def poll = Poll.of(rule, Roll.of(3)).withVetoes(1)

        when:
        def tally = FederalCount.count(poll, FederalRule.of(mode, Weighting.EQUAL, true), [text('a', 3, 0), text('b', 3, 0)])

        then:
        tally.decided().outcome().kind() == Kind.BLOCKED

        where:
        mode << Mode.values()
    }

    def "a group that votes by #own counts on the paper of #method"() {
        given:
        def said = [(yes): 2L, (no): 1L]
        def part = new Part('a', 3, 0, new Answer(passed(), Roll.of(3), 3, said.collect { Paper.of(it.key, it.value) },
                ['x': since(1), 'y': since(1), 'z': since(1)], ['x': new Spoken(yes, 'x'), 'y': new Spoken(yes, 'y'), 'z': new Spoken(no, 'z')]))

        when:
        def tally = count([part], DIRECT, Weighting.EQUAL, false, Rule.of(method))

        then:
        tally.by(DIRECT).counts().line(one).people() == 2
        tally.by(DIRECT).counts().line(other).people() == 1
        tally.by(PROPORTIONAL).counts().line(one).weight() == 667
        tally.by(BLOC).counts().line(one).weight() == 1000

        where:
        own         | yes                       | no                         | method                   || one       | other
        'consensus' | Choice.Position.AGREE     | Choice.Position.DISAGREE   | new SimpleMajority(true) || 'yes'     | 'no'
        'consent'   | Choice.Consenting.CONSENT | Choice.Consenting.OBJECT   | new SimpleMajority(true) || 'yes'     | 'no'
        'majority'  | YES                       | NO                         | Consensus.USUAL          || 'agree'   | 'disagree'
        'majority'  | YES                       | NO                         | new Consent()            || 'consent' | 'object'
        'consensus' | Choice.Position.AGREE     | Choice.Position.BLOCK      | Consensus.USUAL          || 'agree'   | 'block'
    }

    def "between options, by #name, groups and people choose"() {
        given: 'a: 2 for x, 1 for y; b: 3 for y'
        def papersA = [Paper.of(x, 2), Paper.of(y, 1)]
        def partA = options('a', papersA, ['a1': x, 'a2': x, 'a3': y], ['x'])
        def partB = options('b', [Paper.of(y, 3)], ['b1': y, 'b2': y, 'b3': y], ['y'])
        def partC = options('c', [Paper.of(y, 1)], ['c1': y], ['y'])
        def poll = Poll.of(Rule.of(method), ['x', 'y', 'z'], Roll.of(3))

        when:
        def tally = FederalCount.count(poll, FederalRule.of(DIRECT, Weighting.MEMBERS, true), [partA, partB, partC])

        then:
        tally.decided().outcome().selected() == ['y']
        tally.by(BLOC).outcome().selected() == ['y']
        tally.by(PROPORTIONAL).outcome().selected() == ['y']
        tally.groups().outcome().selected() == ['y']

        where:
        name         | method                                            | x                                   | y
        'approval'   | new Approval(1, new Threshold(0, 1, false), false) | new Choice.Approving(['x'] as Set)  | new Choice.Approving(['y'] as Set)
        'score'      | new Score(Score.Kind.SUM, 5, 0, 1)                | new Choice.Scoring(['x': 5])        | new Choice.Scoring(['y': 5])
        'dots'       | Score.dots(7, 1)                                  | new Choice.Scoring(['x': 7])        | new Choice.Scoring(['y': 7])
        'runoff'     | new InstantRunoff(false)                          | Choice.Ranking.of(['x', 'y'])       | Choice.Ranking.of(['y', 'x'])
        'Schulze'    | new Schulze(Schulze.Unranked.IMPLICIT)            | Choice.Ranking.of(['x', 'y'])       | Choice.Ranking.of(['y', 'x'])
    }

    def "where people and groups select differently, a double majority selects nothing"() {
        given: 'five for x in one group, one for y in each of two'
        def x = new Choice.Approving(['x'] as Set)
        def y = new Choice.Approving(['y'] as Set)
        def parts = [options('a', [Paper.of(x, 5)], (1..5).collectEntries { ["a$it".toString(), x] }, ['x']),
                     options('b', [Paper.of(y, 1)], ['b1': y], ['y']), options('c', [Paper.of(y, 1)], ['c1': y], ['y'])]
        def poll = Poll.of(Rule.of(new Approval(1, new Threshold(0, 1, false), false)), ['x', 'y'], Roll.of(3))

        expect:
        FederalCount.count(poll, FederalRule.of(DIRECT, Weighting.MEMBERS, false), parts).decided().outcome().selected() == ['x']
        FederalCount.count(poll, FederalRule.of(DIRECT, Weighting.MEMBERS, true), parts).decided().outcome().kind() == Kind.REJECTED
    }

    def "the same groups in another order come to the same"() {
        given:
        def chance = new Random(11)

        expect:
        200.times {
            def parts = (0..chance.nextInt(5)).collect {
                def name = "g$it"
                chance.nextInt(5) == 0 ? silent(name, chance.nextInt(6)) : text(name, chance.nextInt(6), chance.nextInt(6), chance.nextInt(3))
            }
            for (mode in Mode.values()) {
                for (weighting in [Weighting.EQUAL, Weighting.MEMBERS, Weighting.PENROSE]) {
                    def one = count(parts, mode, weighting, true)
                    def other = count(parts.reverse(), mode, weighting, true)
                    assert one.decided().outcome().kind() == other.decided().outcome().kind()
                    assert one.decided().counts().lines() == other.decided().counts().lines()
                    assert one.parts()*.weight() == other.parts().reverse()*.weight()
                }
            }
        }
    }

    private static FederalTally count(List<Part> parts, Mode mode, Weighting weighting, boolean isDouble, Rule rule = MAJORITY) {
        return FederalCount.count(Poll.of(rule, Roll.of(1)), FederalRule.of(mode, weighting, isDouble), parts)
    }

    private static Part silent(String group, long members) {
        return new Part(group, members, 0, null)
    }

    /** A group whose members voted so, and decided by a simple majority. */
    private static Part text(String group, int yes, int no, int abstained = 0) {
        def kind = Counting.count(Poll.of(MAJORITY, Roll.of(yes + no + abstained)), papers([(YES): yes, (NO): no, (ABSTAIN): abstained])).outcome().kind()
        return answered(group, yes + no + abstained, [(YES): yes, (NO): no, (ABSTAIN): abstained], kind)
    }

    private static Part answered(String group, int size, Map<Choice, Integer> said, Kind kind) {
        def ballots = [:]
        said.each { choice, many -> many.times { ballots["$group$choice$it".toString()] = new Spoken(choice, "$group$choice$it".toString()) } }
        def people = ballots.keySet().collectEntries { [it, since(1)] }
        (size - ballots.size()).times { people["$group-idle-$it".toString()] = since(1) }
        def outcome = Outcome.of(kind, Reason.of(Reason.Code.NONE_REACHED))
        return new Part(group, size, 0, new Answer(outcome, Roll.of(size), ballots.size(), papers(said), people, ballots))
    }

    private static Part options(String group, List<Paper> papers, Map<String, Choice> said, List<String> selected) {
        def outcome = Outcome.selected(selected, Reason.of(Reason.Code.PLACES_FILLED, 1, 1))
        return new Part(group, said.size(), 0, new Answer(outcome, Roll.of(said.size()), said.size(), papers,
                said.collectEntries { [it.key, since(1)] }, said.collectEntries { [it.key, new Spoken(it.value, it.key)] }))
    }

    private static Answer answer(Map<String, Choice> said, Map<String, Person> people) {
        return new Answer(passed(), Roll.of(people.size()), said.size(), papers(said.values().countBy { it }), people,
                said.collectEntries { [it.key, new Spoken(it.value, it.key)] })
    }

    /** In the order of their texts. */
    private static List<Paper> papers(Map<Choice, Integer> said) {
        return said.findAll { it.value }.collect { Paper.of(it.key, it.value) }.sort { it.choice().name().toLowerCase() }
    }

    private static Outcome passed() {
        return Outcome.of(Kind.PASSED, Reason.of(Reason.Code.NONE_REACHED))
    }

    private static Person since(long when) {
        return new Person(when, false)
    }
}
