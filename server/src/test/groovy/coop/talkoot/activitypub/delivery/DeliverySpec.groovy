package coop.talkoot.activitypub.delivery

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.ACTIVITY
import static coop.talkoot.schema.Tables.DELIVERY
import static coop.talkoot.schema.Tables.POST

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Ids
import coop.talkoot.platform.Nodes
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import java.time.Duration
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class DeliverySpec extends Specification {
    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    @AutoCleanup
    Sink sink = new Sink(bakery)

    private final String host = sink.host()

    def "a deed, its activity and one delivery for each inbox are there together"() {
        given:
        def writer = sink.writer()
        def hosts = [sink.host(), sink.host(), sink.host()]
        hosts.each { sink.follower(it, writer) }
        await('the accepts') { hosts.every { sink.state(it, 'Accept') == ['DELIVERED'] } }
        hosts.each { sink.answers(it, 503) }

        when:
        def note = sink.note(writer)

        then:
        activitiesOf(writer.id()) == ['Create']
        hosts.every { sink.rows(it).size() == 1 }
        hosts.collect { sink.rows(it).first().activityId }.unique().size() == 1

        and:
        hosts.each { sink.after(1, it) }
        hosts.every { sink.arrivals(it)*.json.object.id == [note.uri()] }
    }

    def "a deed that fails after its activity was recorded leaves no post, no activity and no delivery"() {
        given:
        def writer = sink.writerFor(host)
        def before = [rowsOf(POST), rowsOf(ACTIVITY), rowsOf(DELIVERY)]

        when:
        bakery.bean(Transactions).run {
            sink.note(writer, 'never said')
            assert sink.rows(host).size() == 1
            throw Refused.conflict('Something came between.')
        }

        then:
        thrown(Refused)
        [rowsOf(POST), rowsOf(ACTIVITY), rowsOf(DELIVERY)] == before

        when:
        sink.note(writer, 'said')

        then:
        await('the next one') { sink.state(host) == ['DELIVERED'] }
        sink.texts(host) == ['said']
    }

    def "many followers behind one shared inbox get one delivery, and what is private goes to the one it is for"() {
        given:
        def writer = sink.writer()
        def shared = "http://$host:$sink.peer.port/inbox".toString()
        def readers = (1..3).collect { sink.follower(host, writer, name: "reader$it", sharedInbox: shared) }
        await('the accepts') { sink.state(host, 'Accept') == ['DELIVERED'] * 3 }

        when:
        sink.note(writer)
        sink.note(writer, 'between us', Audience.DIRECT, [readers[1]])

        then:
        await('both') { sink.state(host) == ['DELIVERED'] * 2 }
        sink.arrivals(host)*.url as Set == [shared, sink.inbox(host, 'reader2')] as Set
    }

    def "what is for one inbox goes in order, also while the first waits, and other inboxes do not wait for it"() {
        given:
        def writer = sink.writerFor(host)
        def other = sink.host()
        sink.follower(other, writer)
        sink.answers(host, 503, 503)

        when:
        def words = ['one', 'two', 'three'].each { sink.note(writer, it) }

        then:
        await('the other inbox') { sink.state(other) == ['DELIVERED'] * 3 }
        sink.texts(other) == words
        sink.after(1, host)
        sink.rows(host)*.attempts == [1, 0, 0]

        when: 'the first fails once more'
        sink.next(host)

        then:
        sink.rows(host)*.attempts == [2, 0, 0]

        when:
        sink.at(sink.rows(host).first().nextAttemptAt)

        then:
        await('all') { sink.state(host) == ['DELIVERED'] * 3 }
        sink.texts(host) == ['one', 'one'] + words
    }

    def "an inbox that is no address undoes no deed; it is given up"() {
        given:
        def writer = sink.writer()
        def bad = 'http://no host/inbox'
        sink.follower(host, writer, inbox: bad)

        when:
        sink.note(writer)

        then:
        await('the end') { rowsTo(bad)*.state == ['GIVEN_UP', 'GIVEN_UP'] }
        rowsTo(bad).last().reason == "not an inbox we can call: $bad"
    }

    def "workers on one queue never take the same row, nor two of one inbox, and do not wait for each other"() {
        given: 'ten inboxes with three rows each, due an hour from now'
        def writer = sink.writer()
        def hosts = (1..10).collect { sink.host() }
        hosts.each { sink.follower(it, writer) }
        await('the accepts') { hosts.every { sink.state(it, 'Accept') == ['DELIVERED'] } }
        bakery.bean(Transactions).run {
            3.times { sink.note(writer) }
            bakery.bean(DSLContext).update(DELIVERY).set(DELIVERY.NEXT_ATTEMPT_AT, clock.instant() + Duration.ofHours(1))
                    .where(DELIVERY.STATE.eq('PENDING')).execute()
        }
        def ahead = SettableClock.at(clock.instant() + Duration.ofHours(2))
        def queue = { new Deliveries(bakery.bean(DSLContext), bakery.bean(Transactions), bakery.bean(Ids), ahead, bakery.bean(FailingHosts), bakery.bean(Conclusions), bakery.bean(Nodes), bakery.bean(Claims)) }
        def mine = { List<Delivery> claimed -> claimed.findAll { hosts.contains(URI.create(it.inbox()).host) } }

        when: 'one claims inside a transaction that stays open while the other claims'
        def workers = Executors.newFixedThreadPool(8)
        def first = null
        def second = null
        bakery.bean(Transactions).run {
            first = queue().claim(4)
            second = workers.submit({ queue().claim(100) } as Callable).get(20, TimeUnit.SECONDS)
        }

        then:
        first.size() == 4
        first*.id().disjoint(second*.id())
        (mine(first) + mine(second))*.inbox().toSorted() == hosts.collect { sink.inbox(it) }.toSorted()

        when: 'many claim at once, as each row is done'
        def taken = mine(first) + mine(second)
        taken.each { queue().conclude(it, new Verdict.Delivered(202)) }
        def all = (1..2).collectMany {
            def round = (1..8).collect { workers.submit({ queue().claim(3) } as Callable) }.collectMany { mine(it.get()) }
            round.addAll(mine(queue().claim(100)))
            round.each { queue().conclude(it, new Verdict.Delivered(202)) }
            round
        }

        then:
        all.size() == 20
        (taken + all)*.id().unique().size() == 30
        (taken + all).groupBy { it.inbox() }.values().every { it*.id() == it*.id().toSorted() }

        cleanup:
        workers?.shutdownNow()
    }

    def "a row whose worker died is taken up again after its claim ran out, and the late word of the dead changes nothing"() {
        given:
        def writer = sink.writerFor(host)
        def ahead = SettableClock.at(clock.instant() + Duration.ofHours(2))
        def queue = new Deliveries(bakery.bean(DSLContext), bakery.bean(Transactions), bakery.bean(Ids), ahead, bakery.bean(FailingHosts), bakery.bean(Conclusions), bakery.bean(Nodes), bakery.bean(Claims))
        bakery.bean(Transactions).run {
            sink.note(writer)
            bakery.bean(DSLContext).update(DELIVERY).set(DELIVERY.NEXT_ATTEMPT_AT, clock.instant() + Duration.ofHours(1))
                    .where(DELIVERY.STATE.eq('PENDING')).execute()
        }
        def mine = { it.inbox() == sink.inbox(host) }

        when:
        def dead = queue.claim(100).find(mine)

        then:
        queue.claim(100).find(mine) == null

        when:
        ahead.advance(Duration.ofSeconds(31))
        def again = queue.claim(100).find(mine)
        queue.conclude(again, new Verdict.Delivered(202))
        queue.conclude(dead, new Verdict.GivenUp(404, 'too late'))

        then:
        again.id() == dead.id()
        again.attempts() == 2
        sink.state(host) == ['DELIVERED']
    }

    private List<?> rowsTo(Object part) {
        return bakery.bean(Transactions).read {
            bakery.bean(DSLContext).selectFrom(DELIVERY).where(DELIVERY.INBOX.contains(part as String)).orderBy(DELIVERY.ID).fetch()
        }
    }

    private List<String> activitiesOf(long actorId) {
        return bakery.bean(Transactions).read {
            bakery.bean(DSLContext).selectFrom(ACTIVITY).where(ACTIVITY.ACTOR_ID.eq(actorId).and(ACTIVITY.TYPE.ne('Accept')))
                    .fetch(ACTIVITY.TYPE)
        }
    }

    private int rowsOf(Object table) {
        return bakery.bean(Transactions).read { bakery.bean(DSLContext).fetchCount(table) }
    }
}
