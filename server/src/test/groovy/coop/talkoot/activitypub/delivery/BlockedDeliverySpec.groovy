package coop.talkoot.activitypub.delivery

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.moderation.ActorRules
import coop.talkoot.moderation.Contacts
import coop.talkoot.moderation.DomainRule
import coop.talkoot.moderation.DomainRules
import coop.talkoot.moderation.HostName
import coop.talkoot.moderation.RuleRows
import coop.talkoot.moderation.Severity
import coop.talkoot.people.Follows
import coop.talkoot.people.Measure
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Nothing goes to a server that is blocked. */
class BlockedDeliverySpec extends Specification {
    @Shared SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)
    @Shared @AutoCleanup Sink sink = new Sink(bakery)

    private final String host = sink.host()

    def "what waits for a server is given up when it is blocked, and what waits for others is not"() {
        given:
        def other = sink.host()
        def writer = sink.writerFor(host)
        sink.follower(other, writer)
        [host, other].each { name -> sink.answersAlways(name) { 503 } }
        sink.note(writer)
        [host, other].each { sink.after(1, it) }

        when:
        block(host)

        then:
        sink.rows(host)*.state == ['GIVEN_UP']
        sink.rows(host)[0].reason.contains('blocked')
        sink.rows(other)*.state == ['PENDING']
    }

    def "nothing is put on its way to a blocked server or a part of it, not even to who is addressed by name"() {
        given:
        def writer = sink.writerFor("part.$host")
        def reader = sink.reader(host)
        def neighbour = sink.reader("un$host")
        block(host)

        when:
        sink.note(writer, 'to all')
        sink.note(writer, 'to some', Audience.DIRECT, [reader, neighbour])

        then:
        sink.rows("part.$host") == []
        sink.rows(host) == []
        sink.rows("un$host").size() == 1
    }

    def "what another process put on its way before it knew of the rule is given up when its turn comes"() {
        given: 'a rule this process learns of only after the row was made'
        def writer = sink.writerFor(host)
        bakery.bean(Transactions).run { bakery.bean(RuleRows).put(new HostName(host), DomainRule.Terms.of(Severity.SUSPEND)) }
        sink.answersAlways(host) { 503 }
        sink.note(writer)
        def row = sink.after(1, host)
        bakery.bean(Contacts).refresh()

        when:
        sink.at(row.nextAttemptAt as Instant)

        then:
        await('the end') { sink.rows(host)*.state == ['GIVEN_UP'] }
        sink.arrivals(host).size() == 1
    }

    def "with the follows of a suspended actor ended, their server hears of it once and of nothing more"() {
        given:
        def writer = sink.writerFor(host)
        def reader = sink.reader(host)

        when:
        bakery.bean(ActorRules).put(bakery.keeper.identity(), reader, Measure.SUSPENDED, '')
        sink.note(writer)

        then:
        await('the Reject') { sink.state(host, 'Reject') == ['DELIVERED'] }
        sink.rows(host) == []
        bakery.bean(Follows).countFollowers(writer.id()) == 0
    }

    private void block(String name) {
        bakery.bean(DomainRules).put(bakery.keeper.identity(), new HostName(name), DomainRule.Terms.of(Severity.SUSPEND))
    }
}
