package coop.talkoot.governance.method

import spock.lang.Specification

/** What happens between several options, and at the edges of it. */
class OptionsSpec extends Specification {
    private static final String SEED = '5a' * 32

    def "an option is adopted with half of the papers, abstentions among them"() {
        given:
        def poll = poll(Approval.ADOPTING, ['a', 'b', 'now'], 10)

        expect:
        kindAndSelected(Counting.count(poll, approvals(a: 5, b: 2) + [Paper.of(new Choice.Approving([] as Set), 3)])) == ['SELECTED', ['a']]
        kindAndSelected(Counting.count(poll, approvals(a: 4, b: 2) + [Paper.of(new Choice.Approving([] as Set), 4)])) == ['REJECTED', []]
        kindAndSelected(Counting.count(poll.withStatusQuo('now'), approvals(a: 4, now: 5))) == ['REJECTED', []]
    }

    def "a tie for the last place is broken by lot among the tied only, and without a seed stays a tie"() {
        given:
        def poll = poll(Approval.electing(2), ['a', 'b', 'c'], 20)
        def papers = approvals(a: 5, b: 4, c: 4)

        expect:
        with(Counting.count(poll, papers).outcome()) {
            kind() == Outcome.Kind.TIED
            selected() == ['a']
            tied() == ['b', 'c']
        }
        kindAndSelected(Counting.count(poll.withSeed(SEED), papers)) == ['SELECTED', ['a', new Lot(SEED).order(['b', 'c'])[0]]]
        kindAndSelected(Counting.count(poll.withDecidedOrder(['c', 'b']), papers)) == ['SELECTED', ['a', 'c']]
    }

    def "as good as what is now is not better"() {
        given:
        def papers = approvals(a: 5, now: 5)
        def poll = poll(Approval.electing(1), ['a', 'now'], 20).withStatusQuo('now').withSeed(SEED)

        expect:
        Counting.count(poll, papers).outcome().reason().code() == Reason.Code.STATUS_QUO_WON
    }

    def "a minority has its place where shares are equal, and none by plain approval"() {
        given:
        def papers = [Paper.of(new Choice.Approving(['a', 'b', 'c'] as Set), 6), Paper.of(new Choice.Approving(['x', 'y'] as Set), 3)]

        expect:
        kindAndSelected(Counting.count(poll(Approval.electing(3), ['a', 'b', 'c', 'x', 'y'], 9), papers)) == ['SELECTED', ['a', 'b', 'c']]
        with(Counting.count(poll(Approval.committee(3), ['a', 'b', 'c', 'x', 'y'], 9).withSeed(SEED), papers).outcome().selected()) {
            it.count { it in ['a', 'b', 'c'] } == 2
            it.count { it in ['x', 'y'] } == 1
        }
    }

    def "a mean is of those who gave points, a sum of all"() {
        given:
        def papers = [Paper.of(new Choice.Scoring([a: 5])), Paper.of(new Choice.Scoring([b: 4])), Paper.of(new Choice.Scoring([b: 4, a: 0]))]

        expect:
        kindAndSelected(Counting.count(poll(new Score(Score.Kind.MEAN, 5, 0, 1), ['a', 'b'], 3), papers)) == ['SELECTED', ['b']]
        kindAndSelected(Counting.count(poll(new Score(Score.Kind.MEAN, 5, 0, 1), ['a', 'b'], 3), papers.take(2))) == ['SELECTED', ['a']]
        kindAndSelected(Counting.count(poll(new Score(Score.Kind.SUM, 5, 0, 1), ['a', 'b'], 3), papers)) == ['SELECTED', ['b']]
    }

    def "credits are a person's, whatever they weigh"() {
        given:
        def poll = Poll.of(Rule.of(new Quadratic(100, 1, false)), ['a', 'b', 'c'], new Roll(12_000, 3))
        def papers = [new Paper(new Choice.Spending([a: 4]), 10_000, 1), Paper.of(new Choice.Spending([b: 3])), Paper.of(new Choice.Spending([b: 3]))]

        expect:
        kindAndSelected(Counting.count(poll, papers)) == ['SELECTED', ['b']]
    }

    def "one question of a bundle passes with more votes for than against: #votes is #outcome"() {
        expect:
        Counting.count(poll(new Quadratic(100, 1, true), ['a'], 9), votes.collect { Paper.of(new Choice.Spending([a: it])) }).outcome().kind().name() == outcome

        where:
        votes       || outcome
        [3, -2]     || 'PASSED'
        [3, -3, -1] || 'REJECTED'
        [3, -3]     || 'TIED'
        [0, 0]      || 'NO_DECISIVE_VOTES'
    }

    def "by #method, no papers are no quorum, empty ones decide nothing, and one option is enough"() {
        given:
        def poll = poll(method, ['a'], 5).withSeed(SEED)

        expect:
        Counting.count(poll, []).outcome().kind() == Outcome.Kind.NO_QUORUM
        Counting.count(poll, [Paper.of(empty, 3)]).outcome().kind() == Outcome.Kind.NO_DECISIVE_VOTES
        kindAndSelected(Counting.count(poll, [Paper.of(full), Paper.of(empty, 1)])) == ['SELECTED', ['a']]
        Counting.count(Poll.of(Rule.of(method), ['a'], Roll.of(0)), []).outcome().kind() == Outcome.Kind.CANCELLED

        where:
        method                                         | empty                            | full
        Approval.electing(1)                           | new Choice.Approving([] as Set)  | new Choice.Approving(['a'] as Set)
        Approval.committee(1)                          | new Choice.Approving([] as Set)  | new Choice.Approving(['a'] as Set)
        new Score(Score.Kind.MEAN, 5, 0, 1)            | new Choice.Scoring([:])          | new Choice.Scoring([a: 3])
        new InstantRunoff(false)                       | Choice.Ranking.of([])            | Choice.Ranking.of(['a'])
        new ScottishStv(1)                             | Choice.Ranking.of([])            | Choice.Ranking.of(['a'])
        new MeekStv(1)                                 | Choice.Ranking.of([])            | Choice.Ranking.of(['a'])
        new MeekStv(1, MeekStv.Precision.EXACT)        | Choice.Ranking.of([])            | Choice.Ranking.of(['a'])
        new Schulze(Schulze.Unranked.IMPLICIT)         | Choice.Ranking.of([])            | Choice.Ranking.of(['a'])
    }

    def "of #ranks it counts #order"() {
        expect:
        Preferences.of(poll(new InstantRunoff(false), ['a', 'b', 'c'], 1), [Paper.of(new Choice.Ranking(ranks))]).orders() as List == order

        where:
        ranks                          || order
        [['a'], ['b']]                 || [[0, 1]]
        [['a'], ['a'], ['c']]          || [[0, 2]]
        [[], ['b'], [], ['c']]         || [[1, 2]]
        [['a'], ['b', 'c']]            || [[0]]
        [['a'], ['a', 'c']]            || [[0, 2]]
        [['b', 'c'], ['a']]            || []
    }

    def "a seat that goes to reopening nominations stays empty"() {
        given:
        def seats = poll(new ScottishStv(2), ['a', 'b', 'ron'], 9).withStatusQuo('ron').withSeed(SEED)

        expect:
        kindAndSelected(Counting.count(seats, [Paper.of(Choice.Ranking.of(['a']), 5), Paper.of(Choice.Ranking.of(['ron']), 4)])) == ['SELECTED', ['a']]
        kindAndSelected(Counting.count(poll(new InstantRunoff(false), ['a', 'ron'], 9).withStatusQuo('ron'),
                [Paper.of(Choice.Ranking.of(['ron']), 5), Paper.of(Choice.Ranking.of(['a']), 4)])) == ['REJECTED', []]
    }

    def "a tie nothing breaks stops the count and names the tied"() {
        given:
        def papers = [Paper.of(Choice.Ranking.of(['a']), 5), Paper.of(Choice.Ranking.of(['b']), 3), Paper.of(Choice.Ranking.of(['c']), 3)]

        expect:
        with(Counting.count(poll(method, ['a', 'b', 'c'], 20), papers).outcome()) {
            kind() == Outcome.Kind.TIED
            tied() == ['b', 'c']
        }

        where:
        method << [new InstantRunoff(false), new MeekStv(1)]
    }

    def "a faulty paper is refused: #choice is #code"() {
        expect:
        Counting.check(poll(method, ['a', 'b', 'c'], 9), choice)*.code()*.name() == [code]

        where:
        method                          | choice                                           || code
        new SimpleMajority(false)       | new Choice.Approving(['a'] as Set)               || 'WRONG_PAPER'
        Approval.ADOPTING               | Choice.Answer.YES                                || 'WRONG_PAPER'
        Approval.ADOPTING               | new Choice.Approving(['x'] as Set)               || 'UNKNOWN_OPTION'
        new Score(Score.Kind.SUM, 5, 0, 1) | new Choice.Scoring([a: 6])                    || 'POINTS_OUT_OF_RANGE'
        new Score(Score.Kind.SUM, 5, 0, 1) | new Choice.Scoring([a: -1])                   || 'POINTS_OUT_OF_RANGE'
        Score.dots(10, 1)               | new Choice.Scoring([a: 6, b: 5])                 || 'OVERSPENT'
        new Quadratic(100, 1, false)    | new Choice.Spending([a: 8, b: 7])                || 'OVERSPENT'
        new Quadratic(100, 1, false)    | new Choice.Spending([a: Integer.MAX_VALUE])      || 'OVERSPENT'
        new Quadratic(100, 1, false)    | new Choice.Spending([a: -1])                     || 'NEGATIVE'
        new InstantRunoff(false)        | new Choice.Ranking([['a', 'b']])                 || 'SHARED_RANK'
        new InstantRunoff(false)        | new Choice.Ranking([['a'], ['a']])               || 'DUPLICATE_OPTION'
        new Schulze(Schulze.Unranked.IMPLICIT) | new Choice.Ranking([['x', 'b']])          || 'UNKNOWN_OPTION'
    }

    def "what could not have been cast is not counted"() {
        when:
        Counting.count(poll(method, ['a', 'b', 'c'], 9), papers)

        then:
        thrown(IllegalArgumentException)

        where:
        method                       | papers
        new Quadratic(100, 1, false) | [Paper.of(new Choice.Spending([a: 11]))]
        Approval.ADOPTING            | [Paper.of(new Choice.Approving(['x'] as Set))]
        new InstantRunoff(false)     | [Paper.of(Choice.Answer.YES)]
        Approval.ADOPTING            | [Paper.of(new Choice.Approving(['a'] as Set), 10)]
    }

    def "a panel is drawn by keys anybody can compute, by largest remainder over its parts"() {
        given:
        def pool = ('a'..'j').toList()
        def strata = pool.collectEntries { [it, it < 'h' ? 'north' : 'south'] }
        def drawn = { Method method -> Counting.count(Poll.of(Rule.of(method), pool, Roll.of(10)).withSeed(SEED), []).outcome().selected() }
        def all = drawn(Sortition.of(10))

        expect:
        all == new Lot(SEED).order(pool.reverse())
        drawn(Sortition.of(12)) == all
        drawn(Sortition.of(3)) == all.take(3)
        drawn(new Sortition(3, [:], [all[1]] as Set)) == [all[0], all[2], all[3]]
        with(drawn(new Sortition(3, strata, [] as Set))) { it.count { it < 'h' } == 2 && it.size() == 3 }
        Counting.count(Poll.of(Rule.of(Sortition.of(2)), pool, Roll.of(10)), []).outcome().reason().code() == Reason.Code.SEED_MISSING
    }

    def "a seed depends on every number shown, and on nothing else"() {
        given:
        def seed = CommonSeed.of('p', 'h', [ann: '01', bob: '02'], '77')

        expect:
        seed ==~ /[0-9a-f]{64}/
        seed == CommonSeed.of('p', 'h', [bob: '02', ann: '01'], '77')
        [CommonSeed.of('p', 'h', [ann: '01', bob: '03'], '77'), CommonSeed.of('p', 'h', [ann: '01'], '77'), CommonSeed.of('q', 'h', [ann: '01', bob: '02'], '77'),
         CommonSeed.of('p', 'h', [ann: '01', bob: '02'], '78')].every { it != seed }
        CommonSeed.commitment('01', 'ann') != CommonSeed.commitment('01', 'bob')
    }

    private static Poll poll(Method method, List<String> options, long voters) {
        return Poll.of(Rule.of(method), method.onOneText ? [] : options, Roll.of(voters))
    }

    private static List<Paper> approvals(Map<String, Integer> numbers) {
        return numbers.collect { option, number -> Paper.of(new Choice.Approving([option] as Set), number) }
    }

    private static List kindAndSelected(Tally tally) {
        return [tally.outcome().kind().name(), tally.outcome().selected()]
    }
}
