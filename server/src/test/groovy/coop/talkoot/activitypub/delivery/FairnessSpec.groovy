package coop.talkoot.activitypub.delivery

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.ACTIVITY
import static coop.talkoot.schema.Tables.DELIVERY

import com.sun.net.httpserver.HttpServer
import coop.talkoot.SettableClock
import coop.talkoot.TestInstance
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.moderation.Traffic
import coop.talkoot.platform.Ids
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.time.Instant
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Servers that are dead, hang or come back, beside others that answer. */
class FairnessSpec extends Specification {
    @Shared SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)
    @Shared @AutoCleanup Sink sink = new Sink(bakery)

    def "servers that hang hold up nobody, and are not waited for before others have theirs"() {
        given: 'more of them than there are workers'
        def hanging = new ServerSocket(0, 200, InetAddress.loopbackAddress)
        def hung = (1..40).collect { "http://hangs${it}.localhost:$hanging.localPort/inbox".toString() }
        def live = (1..40).collect { sink.inbox(sink.host()) }

        when:
        send([hung, live].transpose().flatten())

        then: 'all that answer have it, while not one attempt at the others has come to its end'
        await('the living') { rows(live)*.state == ['DELIVERED'] * 40 }
        rows(hung)*.state == ['PENDING'] * 40
        rows(hung).every { it.lastStatus == null }

        cleanup:
        hanging?.close()
    }

    def "the long queue of an inbox that hangs does not hide what waits behind it"() {
        given: 'more than a claim looks at, all of it due before the rest'
        def hanging = new ServerSocket(0, 50, InetAddress.loopbackAddress)
        def hung = "http://patience.localhost:$hanging.localPort/inbox".toString()
        send([hung])
        await('the attempt') { rows([hung])*.attempts == [1] }
        2100.times { send([hung]) }
        def live = (1..20).collect { sink.inbox(sink.host()) }

        when:
        send(live)

        then:
        await('the living') { rows(live)*.state == ['DELIVERED'] * 20 }
        rows([hung]).count { it.attempts > 0 } == 1

        cleanup:
        hanging?.close()
    }

    def "a dead server costs few attempts a step, however many inboxes it has, and new things wait with the old"() {
        given:
        def port = TestInstance.freePort()
        def inboxes = (1..30).collect { "http://dead.localhost:$port/users/u$it/inbox".toString() }

        when:
        send(inboxes)
        def host = await('the failure') { failing("dead.localhost:$port") }
        await('the rest') { rows(inboxes).every { it.claimedUntil == null && it.nextAttemptAt > clock.instant() } }

        then:
        rows(inboxes)*.attempts.sum() <= Deliveries.MOST_OF_HOST
        host.failures() == 1
        host.waiting() == 30
        host.lastStatus() == 0

        when:
        send(inboxes.take(1))

        then:
        rows(inboxes.take(1)).every { it.nextAttemptAt >= host.retryAt() }

        when: 'the time comes, and it is dead still'
        sink.at(rows(inboxes)*.nextAttemptAt.max())
        await('the second failure') { failing("dead.localhost:$port").failures() == 2 }
        await('the rest') { rows(inboxes).every { it.claimedUntil == null && it.nextAttemptAt > clock.instant() } }

        then:
        rows(inboxes)*.attempts.sum() <= 2 * Deliveries.MOST_OF_HOST

        when: 'it is back, and somebody who keeps this server says so'
        def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, port), 0)
        server.createContext('/') { exchange ->
            exchange.requestBody.readAllBytes()
            exchange.sendResponseHeaders(202, -1)
            exchange.close()
        }
        server.start()
        bakery.bean(Traffic).tryNow("dead.localhost:$port")

        then: 'all of it goes out without waiting for its time'
        await('all') { rows(inboxes)*.state.unique() == ['DELIVERED'] }
        failing("dead.localhost:$port") == null

        cleanup:
        server?.stop(0)
    }

    def "those who keep the server see what waits, what is under way and who fails"() {
        given:
        def port = TestInstance.freePort()
        def away = "http://away.localhost:$port/inbox".toString()
        def here = sink.inbox(sink.host())
        def before = bakery.bean(Traffic).counts()

        when:
        send([away, here])
        await('the failure') { failing("away.localhost:$port") }
        await('the other') { rows([here])*.state == ['DELIVERED'] }
        def progress = bakery.bean(Traffic).underWay(1).first()

        then:
        bakery.bean(Traffic).counts().waiting() == before.waiting() + 1
        [progress.type(), progress.all(), progress.done()] == ['Create', 2, 1]

        when: 'after a week of it'
        sink.at(clock.instant() + Duration.ofDays(8))

        then:
        await('the end') { rows([away])*.state == ['GIVEN_UP'] }
        bakery.bean(Traffic).counts().givenUp() > before.givenUp()
    }

    private Traffic.FailingHost failing(String host) {
        return bakery.bean(Traffic).failing(Page.Request.first(40)).items().find { it.host() == host }
    }

    private void send(List<String> inboxes) {
        def id = bakery.bean(Ids).next()
        def actor = bakery.keeper.actorId()
        bakery.bean(Transactions).run {
            bakery.bean(DSLContext).insertInto(ACTIVITY)
                    .set(ACTIVITY.ID, id).set(ACTIVITY.URI, bakery.instance.uri("/activities/$id")).set(ACTIVITY.ACTOR_ID, actor)
                    .set(ACTIVITY.TYPE, 'Create').set(ACTIVITY.AUDIENCE, 'PUBLIC').set(ACTIVITY.BODY, '{"type":"Create"}')
                    .set(ACTIVITY.CREATED_AT, clock.instant()).execute()
            bakery.bean(Deliveries).enqueue(id, inboxes)
        }
    }

    private List<?> rows(List<String> inboxes) {
        return bakery.bean(Transactions).read {
            bakery.bean(DSLContext).selectFrom(DELIVERY).where(DELIVERY.INBOX.in(inboxes)).orderBy(DELIVERY.ID).fetch()
        }
    }
}
