package coop.talkoot.activitypub.delivery

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The machine's clock is set while deliveries wait and are under way. */
class ClockSpec extends Specification {
    private final SettableClock clock = new SettableClock()

    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @AutoCleanup
    Sink sink = new Sink(bakery)

    def "with the clock set by #hours hours nothing is stuck: #what"() {
        given: 'one delivery waits for its next try'
        def host = sink.host()
        def writer = sink.writerFor(host)
        sink.answers(host, 503)
        sink.note(writer, 'the first')
        sink.after(1, host)

        when:
        clock.advance(Duration.ofHours(hours))
        def another = sink.host()
        def other = sink.writerFor(another)
        sink.note(other, 'elsewhere')
        sink.note(writer, 'the second')

        then: 'what is new goes out at once'
        await('the new post') { sink.texts(another) == ['elsewhere'] }

        when: 'no more than the wait there was'
        clock.advance(Duration.ofSeconds(30))

        then: 'what waited does too, and what stood behind it'
        await('both posts') { sink.texts(host).drop(1) == ['the first', 'the second'] }
        await('the end of it') { sink.state(host) == ['DELIVERED', 'DELIVERED'] }
        sink.arrivals(host).collect { it.json.id }.toSet().size() == 2

        where:
        hours | what
        2     | 'forward'
        -2    | 'back'
    }
}
