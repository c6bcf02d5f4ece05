package coop.talkoot.governance

import coop.talkoot.governance.Resolution.Edge
import coop.talkoot.governance.Resolution.Limits
import coop.talkoot.governance.Resolution.Unused
import spock.lang.Specification
import spock.lang.Timeout

/** Who votes for whom, among any number of people who trust each other in any way. */
class ResolutionSpec extends Specification {
    private static final Limits LOOSE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE)

    def "a delegation leads to the first person on its way who has voted"() {
        when:
        def found = resolve([1: 2, 2: 3, 3: 4, 5: 3], [3, 4])

        then:
        found.voices() == [1L: 3L, 2L: 3L, 5L: 3L]
        found.unused() == [:]
    }

    def "one's own ballot beats every delegation"() {
        expect:
        resolve([1: 2], [1, 2]).voices() == [:]
    }

    def "in a circle without a ballot nobody votes; with one, all others vote by it"() {
        expect:
        resolve([1: 2, 2: 3, 3: 1], []).unused() == [1L: Unused.CYCLE, 2L: Unused.CYCLE, 3L: Unused.CYCLE]
        resolve([1: 2, 2: 3, 3: 1], [2]).voices() == [1L: 2L, 3L: 2L]
        resolve([1: 2, 2: 1, 3: 1], []).unused().keySet() == [1L, 2L, 3L] as Set
    }

    def "what leads off the roll, to somebody who says nothing, or too far, comes to nothing"() {
        expect:
        resolve([1: 99, 2: 1], []).unused() == [1L: Unused.DEAD_END, 2L: Unused.DEAD_END]
        resolve([1: 2], []).unused() == [1L: Unused.NOBODY_VOTED]
        with(resolve([1: 2, 2: 3, 3: 4, 4: 5], [5], new Limits(100, 3))) {
            voices() == [2L: 5L, 3L: 5L, 4L: 5L]
            unused() == [1L: Unused.TOO_LONG]
        }
    }

    def "where too many trust one person, the earliest count"() {
        when:
        def found = Resolution.of(1L..10L as Set, [9L] as Set,
                [new Edge(1, 9, 30), new Edge(2, 9, 10), new Edge(3, 2, 20), new Edge(4, 9, 20)], new Limits(2, 5))

        then:
        found.voices() == [2L: 9L, 3L: 9L]
        found.unused() == [1L: Unused.OVER_CAP, 4L: Unused.OVER_CAP]
    }

    def "with a cap of nothing nobody votes for anybody"() {
        expect:
        with(resolve([1: 2], [2], new Limits(0, 5))) {
            voices() == [:]
            unused() == [1L: Unused.OVER_CAP]
        }
    }

    @Timeout(20)
    def "a #what of 5,000 is walked once"() {
        when:
        def found = Resolution.of((1L..5000L) as Set, voted as Set, edges, LOOSE)

        then:
        found.voices().size() == voices
        found.unused().size() == 5000 - voices - voted.size()

        where:
        what     | edges                                                       | voted   || voices
        'chain'  | (1L..4999L).collect { new Edge(it, it + 1, it) }            | [5000L] || 4999
        'circle' | (1L..5000L).collect { new Edge(it, it % 5000 + 1, it) }     | []      || 0
        'circle' | (1L..5000L).collect { new Edge(it, it % 5000 + 1, it) }     | [2500L] || 4999
        'star'   | (2L..5000L).collect { new Edge(it, 1, it) }                 | [1L]    || 4999
    }

    def "any delegations come to the same as walking each one by itself, in whatever order they stand"() {
        given:
        def random = new Random(seed)
        def people = 1L..60L
        def voted = people.findAll { random.nextInt(5) == 0 } as Set
        def roll = people.findAll { random.nextInt(10) > 0 } as Set
        voted.retainAll(roll)
        def edges = people.findAll { random.nextInt(4) > 0 }.collect { from ->
            def to = 1L + random.nextInt(60)
            new Edge(from, to == from ? from % 60 + 1 : to, random.nextInt(1000))
        }
        def limits = new Limits(1 + random.nextInt(5), 1 + random.nextInt(6))

        when:
        def found = Resolution.of(roll, voted, edges, limits)

        then: 'nobody is represented twice, or although they voted, or unless somebody voted'
        found.voices().keySet().intersect(voted).isEmpty()
        found.voices().keySet().intersect(found.unused().keySet()).isEmpty()
        found.voices().values().every { it in voted }
        found.voices().countBy { it.value }.every { it.value <= limits.cap() }

        and:
        edges.findAll { it.principal() in roll && !(it.principal() in voted) }.every { edge ->
            def end = walk(edge.principal(), edges.collectEntries { [it.principal(), it.delegate()] }, roll, voted, limits.depth())
            end == null ? found.unused()[edge.principal()] != null
                    : found.voices()[edge.principal()] == end || found.unused()[edge.principal()] == Unused.OVER_CAP
        }
        Resolution.of(roll, voted, edges.shuffled(random), limits) == found

        where:
        seed << (1..60)
    }

    private static Long walk(long from, Map<Long, Long> next, Set<Long> roll, Set<Long> voted, int depth) {
        def at = from
        for (step in 1..depth) {
            at = next[at]
            if (at == null || !(at in roll)) {
                return null
            }
            if (at in voted) {
                return at
            }
        }
        return null
    }

    private static Resolution resolve(Map<Integer, Integer> delegations, List<Integer> voted, Limits limits = LOOSE) {
        return Resolution.of((1L..20L) as Set, voted.collect { it as long } as Set,
                delegations.collect { from, to -> new Edge(from, to, from) }, limits)
    }
}
