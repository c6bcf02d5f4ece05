package coop.talkoot.activitypub.delivery

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.ACTIVITY
import static coop.talkoot.schema.Tables.DELIVERY

import com.sun.net.httpserver.HttpServer
import coop.talkoot.SettableClock
import coop.talkoot.TestInstance
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Ids
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.util.concurrent.LinkedBlockingQueue
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class RetrySpec extends Specification {
    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    @AutoCleanup
    Sink sink = new Sink(bakery)

    private final String host = sink.host()

    def "an answer of #status makes the delivery #state"() {
        given:
        def writer = sink.writerFor(host)
        def elsewhere = sink.host()
        sink.answersAlways(host) { [status, ['Location': sink.inbox(elsewhere)]] }

        when:
        sink.note(writer)
        def row = sink.after(1, host)

        then:
        row.state == state
        row.lastStatus == status
        (row.reason == null) == (state == 'DELIVERED')
        (row.finishedAt == null) == (state == 'PENDING')

        and: 'a redirect takes it nowhere'
        sink.arrivals(elsewhere).isEmpty()

        where:
        [state, status] << [
                DELIVERED: [200, 201, 202, 204],
                GIVEN_UP : [301, 302, 303, 307, 308, 400, 402, 405, 406, 409, 410, 413, 415, 422, 451],
                PENDING  : [401, 403, 404, 408, 429, 500, 501, 502, 503, 504, 520]
        ].collectMany { state, statuses -> statuses.collect { [state, it] } }
    }

    def "an answer of #status three times makes the delivery #state, and the next one goes out"() {
        given:
        def writer = sink.writerFor(host)
        sink.answersAlways(host) { it.json.object.content.contains('unwelcome') ? status : 202 }

        when:
        sink.note(writer, 'unwelcome')
        sink.note(writer, 'welcome')
        sink.after(1, host)
        sink.next(host)
        def last = sink.next(host)

        then:
        last.state == state
        last.reason.startsWith("answered $status")
        await('the next one') { sink.state(host) == [state, 'DELIVERED'] }

        where:
        status | state
        500    | 'PARKED'
        401    | 'GIVEN_UP'
        403    | 'GIVEN_UP'
        404    | 'GIVEN_UP'
    }

    def "after an outage a single #status does not end a delivery"() {
        given:
        def writer = sink.writerFor(host)
        sink.answers(host, 503, 502, 503, 504, status)

        when:
        sink.note(writer)
        sink.after(1, host)
        4.times { sink.next(host) }

        then:
        sink.state(host) == ['PENDING']

        when:
        sink.next(host)

        then:
        sink.state(host) == ['DELIVERED']

        where:
        status << [500, 403, 404]
    }

    def "tries lie n⁴ and 15 seconds apart, a tenth more at most, and never more than about half a day"() {
        given:
        def writer = sink.writerFor(host)
        sink.answersAlways(host) { 503 }

        when:
        sink.note(writer)
        def row = sink.after(1, host)

        then:
        (1..6).each { tries ->
            assert row.attempts == tries
            def wait = Duration.between(clock.instant(), row.nextAttemptAt).toSeconds()
            def least = tries**4 + 15
            assert wait >= least && wait <= least * 1.1
            row = sink.next(host)
        }
        Verdict.backOff(1000) >= Duration.ofHours(12)
        Verdict.backOff(Integer.MAX_VALUE) <= Duration.ofHours(14)
    }

    def "nothing is tried before its time"() {
        given:
        def writer = sink.writerFor(host)
        def elsewhere = sink.host()
        def other = sink.writerFor(elsewhere)
        sink.answers(host, 503)
        sink.note(writer)
        def row = sink.after(1, host)

        when: 'a second before, while the worker is busy with something else'
        sink.at(row.nextAttemptAt - Duration.ofSeconds(1))
        sink.note(other)
        await('the other') { sink.state(elsewhere) == ['DELIVERED'] }

        then:
        sink.rows(host).first().attempts == 1

        when:
        clock.advance(Duration.ofSeconds(1))

        then:
        sink.after(2, host).state == 'DELIVERED'
    }

    def "#status with Retry-After #header is tried again after #seconds seconds"() {
        given:
        def writer = sink.writerFor(host)
        def value = header instanceof Duration ?
                DateTimeFormatter.RFC_1123_DATE_TIME.format((clock.instant() + header).atOffset(ZoneOffset.UTC)) : header
        sink.answers(host, [status, ['Retry-After': value]])

        when:
        sink.note(writer)
        def row = sink.after(1, host)
        def wait = Duration.between(clock.instant(), row.nextAttemptAt).toSeconds()

        then:
        row.state == 'PENDING'
        wait >= seconds
        wait <= seconds + 1

        where:
        status | header                     || seconds
        429    | '3600'                     || 3600
        503    | '3600'                     || 3600
        429    | Duration.ofMinutes(90)     || 5400
        503    | Duration.ofMinutes(90)     || 5400
        429    | '1'                        || 16
        503    | Duration.ofDays(-1)        || 16
        429    | 'soon'                     || 16
        503    | '-5'                       || 16
        429    | '99999999999999999999'     || 16
        503    | Duration.ofDays(400)       || 86_400
        429    | '999999999'                || 86_400
    }

    def "a server that cannot be reached is tried again, and gets it when it is back"() {
        given:
        def port = TestInstance.freePort()
        def writer = sink.writerFor(host)
        sink.reader(host, inbox: "http://$host:$port/inbox")

        when:
        sink.note(writer)
        def row = await('the attempt') { rowsTo(port).find { it.attempts == 1 && it.claimedUntil == null } }

        then:
        row.state == 'PENDING'
        row.lastStatus == 0
        row.reason.contains(host)

        when:
        def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, port), 0)
        def came = new LinkedBlockingQueue<String>()
        server.createContext('/inbox') { exchange ->
            came << exchange.requestBody.text
            exchange.sendResponseHeaders(202, -1)
            exchange.close()
        }
        server.start()
        sink.at(row.nextAttemptAt)

        then:
        await('the delivery') { rowsTo(port)*.state == ['DELIVERED'] }
        came.size() == 1

        cleanup:
        server?.stop(0)
    }

    def "a delivery is given up after seven days, not before, and the next one then has its turn"() {
        given:
        def writer = sink.writerFor(host)
        sink.answersAlways(host) { 503 }

        when:
        sink.note(writer, 'old')
        def row = sink.after(1, host)
        def made = row.createdAt
        sink.at(made + Duration.ofDays(7))
        row = sink.after(2, host)

        then:
        row.state == 'PENDING'

        when:
        sink.answers(host, 503, 202)
        sink.note(writer, 'new')
        row = sink.next(host)

        then:
        row.state == 'GIVEN_UP'
        row.reason == 'answered 503, for 7 days'
        await('the new one') { sink.state(host) == ['GIVEN_UP', 'DELIVERED'] }
    }

    def "410 ends all that is on its way to that inbox, and nothing else"() {
        given:
        def writer = sink.writerFor(host)
        sink.follower(host, writer, name: 'neighbour')
        await('the accept') { sink.state(host, 'Accept') == ['DELIVERED'] * 2 }
        sink.answersAlways(host) { it.url.contains('neighbour') ? 202 : it.json.object.content.contains('first') ? 503 : 410 }

        when:
        sink.note(writer, 'first')
        await('the attempt') { sink.rows(host).every { it.attempts > 0 && it.claimedUntil == null } }
        sink.answersAlways(host) { it.url.contains('neighbour') ? 202 : 410 }
        (1..3).each { sink.note(writer, "later $it") }
        sink.at(sink.rows(host).find { it.state == 'PENDING' }.nextAttemptAt)

        then:
        await('the end') { !sink.state(host).contains('PENDING') }
        def (neighbours, gone) = sink.rows(host).split { it.inbox.contains('neighbour') }
        neighbours*.state == ['DELIVERED'] * 4
        gone*.state == ['GIVEN_UP'] * 4
        gone*.reason.unique() == ['the receiver is gone']
        gone*.attempts.drop(1) == [0, 0, 0]
    }

    def "what breaks here is parked with its reason, and those behind it in the same inbox go out"() {
        given: 'an activity of somebody who has no key to sign with'
        def writer = sink.writerFor(host)
        def keyless = sink.reader(sink.host())
        def id = bakery.bean(Ids).next()
        bakery.bean(Transactions).run {
            bakery.bean(DSLContext).insertInto(ACTIVITY)
                    .set(ACTIVITY.ID, id).set(ACTIVITY.URI, bakery.instance.uri("/activities/$id")).set(ACTIVITY.ACTOR_ID, keyless.id())
                    .set(ACTIVITY.TYPE, 'Create').set(ACTIVITY.AUDIENCE, 'PUBLIC').set(ACTIVITY.BODY, '{}').set(ACTIVITY.CREATED_AT, clock.instant())
                    .execute()
            bakery.bean(Deliveries).enqueue(id, [sink.inbox(host)])
        }

        when:
        sink.note(writer)
        sink.after(1, host)
        sink.next(host)
        def row = sink.next(host)

        then:
        row.state == 'PARKED'
        row.reason.contains("actor ${keyless.id()} has no RSA key")
        await('the one behind it') { sink.state(host) == ['PARKED', 'DELIVERED'] }
        sink.arrivals(host).size() == 1
    }

    private List<?> rowsTo(Object part) {
        return bakery.bean(Transactions).read {
            bakery.bean(DSLContext).selectFrom(DELIVERY).where(DELIVERY.INBOX.contains(part as String)).orderBy(DELIVERY.ID).fetch()
        }
    }
}
