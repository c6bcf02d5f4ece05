package coop.talkoot.platform

import coop.talkoot.AtOnce
import coop.talkoot.SettableClock
import java.time.Clock
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

class IdsSpec extends Specification {
    def "ids made on many threads at once are all different, and grow on each"() {
        given:
        def ids = new Ids(Clock.systemUTC(), { 7 })

        when:
        def made = AtOnce.run(8) { (1..20_000).collect { ids.next() } }

        then:
        made.flatten().toSet().size() == 160_000
        made.every { it == it.toSorted() }
    }

    def "ids made later are larger, also when the clock stands still, is set back, or too many are made in a millisecond"() {
        given:
        def clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
        def ids = new Ids(clock, { 7 })

        when:
        def made = (1..5000).collect { ids.next() }
        clock.advance(Duration.ofHours(-1))
        made += (1..5000).collect { ids.next() }
        clock.advance(Duration.ofHours(2))
        made += ids.next()

        then:
        made == made.toSorted().toUnique()
        made.every { it > 0 }
    }

    def "an id tells its time to the millisecond, and fits a signed 64-bit number until the year 6000"() {
        given:
        def time = Instant.parse(text)

        when:
        def id = new Ids(SettableClock.at(time), { node }).next()

        then:
        id > 0
        Ids.timeOf(id) == time

        where:
        text                       | node
        '2026-03-01T12:00:00.123Z' | 0
        '1970-01-01T00:00:00.001Z' | 31
        '6000-01-01T00:00:00Z'     | 63
    }

    def "two processes never make the same id, though their clocks stand still at the same time"() {
        given:
        def clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
        def one = new Ids(clock, { 3 })
        def another = new Ids(clock, { 4 })

        expect:
        (1..5000).collectMany { [one.next(), another.next()] }.toSet().size() == 10_000
    }
}
