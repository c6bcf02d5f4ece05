package coop.talkoot.governance.federal

import spock.lang.Specification

/** governance.md B11 by hand, and what must hold of any numbers. */
class WeightsSpec extends Specification {
    def "#weighting gives groups of #members members #weights"() {
        expect:
        Weights.of(FederalRule.of(Mode.BLOC, weighting, true), members.collect { new Weights.Member(it, 0) }) == weights

        where:
        weighting         | members         || weights
        Weighting.EQUAL   | [3, 40, 0]      || [1000, 1000, 1000]
        Weighting.MEMBERS | [3, 40, 0]      || [3000, 40000, 0]
        Weighting.PENROSE | [4, 2, 10, 0]   || [2000, 1414, 3162, 0]
        Weighting.PENROSE | [1, 1_000_000]  || [1000, 1_000_000]
        Weighting.EQUAL   | []              || []
    }

    def "#contributions of which #alpha of a hundred is shared out, at most #cap each, weigh #weights"() {
        expect:
        Weights.of(new FederalRule(Mode.BLOC, Weighting.CONTRIBUTION, true, alpha, cap), contributions.collect { new Weights.Member(5, it) }) == weights

        where: '1000 + min(cap, 1000 * alpha * c / sum)'
        contributions | alpha | cap  || weights
        [60, 30, 10]  | 100   | 1000 || [1600, 1300, 1100]
        [60, 30, 10]  | 50    | 1000 || [1300, 1150, 1050]
        [60, 30, 10]  | 100   | 250  || [1250, 1250, 1100]
        [1, 1, 1]     | 100   | 1000 || [1333, 1333, 1333]
        [0, 0]        | 100   | 1000 || [1000, 1000]
        [60, 30, 10]  | 0     | 0    || [1000, 1000, 1000]
    }

    def "#weights come down to #clipped, as none has more than a third"() {
        expect:
        Weights.clipped(weights*.longValue()) == clipped*.longValue()

        where:
        weights                  || clipped
        []                       || []
        [0]                      || [0]
        [7000]                   || [7000]
        [5000, 1000]             || [1000, 1000]
        [5000, 0]                || [5000, 0]
        [5000, 3000, 1000]       || [1000, 1000, 1000]
        [1000, 1000, 1000]       || [1000, 1000, 1000]
        // 13000/3=4333, 7333/3=2444, 5444/3=1814, 4814/3=1604, ... 4500/3=1500
        [10000, 1000, 1000, 1000] || [1500, 1000, 1000, 1000]
        [4000, 3000, 2000, 1000] || [3000, 3000, 2000, 1000]
        // the two heavy ones share what two thirds are when the others are one third
        [90000, 80000, 1000, 1000] || [2000, 2000, 1000, 1000]
        [3000, 2000, 2000, 2000] || [3000, 2000, 2000, 2000]
    }

    def "whatever groups weigh, none has more than a third afterwards, none weighs more than before, and their order stays"() {
        given:
        def chance = new Random(7)

        expect:
        500.times {
            def before = (0..<chance.nextInt(3, 12)).collect { chance.nextInt(4) == 0 ? chance.nextLong(1_000_000_000) : chance.nextLong(10_000) + 1 }
            def after = Weights.clipped(before)
            assert after.every { it * 3 <= after.sum() }
            assert [before, after].transpose().every { was, now -> now <= was && now > 0 }
            assert after == Weights.clipped(after)
            assert before.indices.every { one -> before.indices.every { other -> before[one] < before[other] || after[one] >= after[other] } }
        }
    }

    def "#whole divided as #parts is #given"() {
        expect:
        LargestRemainder.divide(whole, parts) == given

        where:
        whole | parts            || given
        10    | [1L, 1L, 1L]     || [4, 3, 3]
        1000  | [2L, 1L]         || [667, 333]
        100   | [47L, 16L, 158L] || [21, 7, 72]
        0     | [3L, 4L]         || [0, 0]
        7     | [0L, 0L]         || [0, 0]
        5     | [0L, 9L]         || [0, 5]
    }

    def "a divided whole is whole again, and nobody is off by a unit"() {
        given:
        def chance = new Random(8)

        expect:
        500.times {
            def parts = (0..chance.nextInt(9)).collect { chance.nextLong(1000) }
            def whole = chance.nextLong(100_000)
            def sum = parts.sum() as long
            def given = LargestRemainder.divide(whole, parts)
            assert sum == 0 || given.sum() == whole
            assert sum == 0 || [parts, given].transpose().every { part, got -> Math.abs(got * sum - part * whole) < sum }
        }
    }

    def "#what is refused"() {
        when:
        make()

        then:
        thrown(IllegalArgumentException)

        where:
        what                     | make
        'more than all of alpha' | { new FederalRule(Mode.BLOC, Weighting.CONTRIBUTION, true, 101, 0) }
        'less than no alpha'     | { new FederalRule(Mode.BLOC, Weighting.CONTRIBUTION, true, -1, 0) }
        'too large an addition'  | { new FederalRule(Mode.BLOC, Weighting.CONTRIBUTION, true, 100, 1001) }
        'less than no members'   | { new Weights.Member(-1, 0) }
        'less than nothing given' | { new Weights.Member(1, -1) }
    }
}
