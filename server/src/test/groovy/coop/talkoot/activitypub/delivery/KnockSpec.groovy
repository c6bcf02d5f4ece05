package coop.talkoot.activitypub.delivery

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.vocab.Namespaces.MESSAGE_SIGNATURES

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.FakePeer.Arrival
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.activitypub.signature.BadSignature
import coop.talkoot.activitypub.signature.IncomingRequest
import coop.talkoot.activitypub.signature.KeyStore
import coop.talkoot.activitypub.signature.RequestVerifier
import java.time.Duration
import java.time.Instant
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class KnockSpec extends Specification {
    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    @AutoCleanup
    Sink sink = new Sink(bakery)

    private final String host = sink.host()

    def "a delivery signed in #dialect verifies by our own verifier, with the author's key, and only as it was sent"() {
        given:
        def writer = sink.writerFor(host)
        if (dialect == 'RFC 9421') {
            sink.answers(host, 401)
        }

        when:
        sink.note(writer)
        await('the delivery') { sink.state(host) == ['DELIVERED'] }
        def arrival = sink.arrivals(host).last()
        def claim = new RequestVerifier(clock).check(request(arrival))

        then:
        dialects().last() == dialect
        arrival.headers['content-type'] == 'application/activity+json'
        claim.keyId() == writer.uri() + '#main-key'
        claim.isBy(bakery.bean(KeyStore).find(claim.keyId()).get())
        !claim.isBy(bakery.bean(KeyStore).find(bakery.group.identity().uri() + '#main-key').get())

        when: 'the body is another one'
        new RequestVerifier(clock).check(request(arrival, body: arrival.body.clone().tap { it[10] ^= 1 }))

        then:
        thrown(BadSignature)

        when: 'it went to another inbox'
        def moved = new RequestVerifier(clock).check(request(arrival, target: arrival.url + '2'))

        then:
        !moved.isBy(bakery.bean(KeyStore).find(claim.keyId()).get())

        when: 'it comes again the day after'
        new RequestVerifier(clock).check(request(arrival), clock.instant() + Duration.ofDays(1))

        then:
        thrown(BadSignature)

        where:
        dialect << ['cavage', 'RFC 9421']
    }

    def "on #status the same body is sent once more by RFC 9421, and what worked is remembered for that host alone"() {
        given:
        def writer = sink.writerFor(host)
        def other = sink.host()
        sink.follower(other, writer)
        sink.answersAlways(host) { Arrival arrival -> arrival.headers['signature-input'] ? 202 : status }

        when:
        sink.note(writer, 'one')
        await('the first') { sink.state(host) == ['DELIVERED'] }
        sink.note(writer, 'two')
        await('the second') { sink.state(host) == ['DELIVERED'] * 2 && sink.state(other) == ['DELIVERED'] * 2 }

        then:
        dialects() == ['cavage', 'RFC 9421', 'RFC 9421']
        dialects(other) == ['cavage', 'cavage']
        sink.arrivals(host)[0].body == sink.arrivals(host)[1].body
        sink.rows(host)*.attempts == [1, 1]

        where:
        status << [400, 401]
    }

    def "there is no second knock on #status"() {
        given:
        def writer = sink.writerFor(host)
        sink.answers(host, status)

        when:
        sink.note(writer)
        sink.after(1, host)

        then:
        dialects() == ['cavage']

        where:
        status << [202, 301, 403, 404, 410, 422, 429, 500, 503]
    }

    def "what worked is remembered over a restart, for thirty days"() {
        given:
        def writer = sink.writerFor(host)
        sink.answers(host, 401)
        sink.note(writer, 'one')
        await('the first') { sink.state(host) == ['DELIVERED'] }

        when:
        bakery.instance.restart()
        clock.advance(Duration.ofDays(29))
        sink.note(writer, 'two')
        await('the second') { sink.state(host) == ['DELIVERED'] * 2 }
        bakery.instance.restart()
        clock.advance(Duration.ofDays(2))
        sink.note(writer, 'three')
        await('the third') { dialects().size() == 4 } // the row of the first may be swept by now

        then:
        dialects() == ['cavage', 'RFC 9421', 'RFC 9421', 'cavage']
    }

    def "when the dialect that worked is refused and the other too, it is forgotten"() {
        given:
        def writer = sink.writerFor(host)
        sink.answers(host, 401, 202, 401, 401)

        when:
        sink.note(writer, 'one')
        await('the first') { sink.state(host) == ['DELIVERED'] }
        sink.note(writer, 'two')
        await('both knocks') { sink.rows(host).last().attempts == 1 && sink.rows(host).last().claimedUntil == null }

        then:
        sink.state(host) == ['DELIVERED', 'PENDING']

        when:
        sink.at(sink.rows(host).last().nextAttemptAt)
        await('the second') { sink.state(host) == ['DELIVERED'] * 2 }

        then:
        dialects() == ['cavage', 'RFC 9421', 'RFC 9421', 'cavage', 'cavage']
    }

    def "a server that went back to cavage is followed there"() {
        given:
        def writer = sink.writerFor(host)
        sink.answers(host, 401, 202, 401, 202)

        when:
        ['one', 'two', 'three'].each { sink.note(writer, it) }
        await('all') { sink.state(host) == ['DELIVERED'] * 3 }

        then:
        dialects() == ['cavage', 'RFC 9421', 'RFC 9421', 'cavage', 'cavage']
    }

    def "the second answer counts when it is no refusal of the signature: #second after #first"() {
        given:
        def writer = sink.writerFor(host)
        sink.answers(host, first, [second, ['Retry-After': '3600']])

        when:
        sink.note(writer)
        def row = sink.after(1, host)

        then:
        row.state == state
        row.lastStatus == counts
        def wait = Duration.between(clock.instant(), row.nextAttemptAt).toSeconds()
        wait >= from && wait <= from + 2

        where:
        first | second || state      | counts | from
        401   | 429    || 'PENDING'  | 429    | 3600
        400   | 503    || 'PENDING'  | 503    | 3600
        401   | 410    || 'GIVEN_UP' | 410    | 0
        401   | 400    || 'PENDING'  | 401    | 16
        400   | 401    || 'GIVEN_UP' | 400    | 0
    }

    def "a server that says it speaks RFC 9421 is spoken to so from the first"() {
        given:
        def writer = sink.writer()
        sink.follower(host, writer, capabilities: [MESSAGE_SIGNATURES])

        when:
        sink.note(writer)
        await('the delivery') { sink.state(host) == ['DELIVERED'] }

        then:
        dialects() == ['RFC 9421']
    }

    def "what many servers speak is looked up together, and each is spoken to in its way"() {
        given: 'every third says that it speaks RFC 9421, and one of the others took it before'
        def writer = sink.writer()
        def hosts = (0..<30).collect { sink.host() }
        hosts.eachWithIndex { at, number -> sink.follower(at, writer, capabilities: number % 3 ? [] : [MESSAGE_SIGNATURES]) }
        sink.answers(hosts[1], 401)
        sink.note(writer, 'one')
        hosts.each { at -> await("the first at $at") { sink.state(at) == ['DELIVERED'] } }

        and: 'a process that has met none of them'
        bakery.instance.restart()
        clock.advance(Duration.ofMinutes(1))
        def asked = new AtomicInteger()
        bakery.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (context.sql()?.contains('from "origin"')) {
                    asked.incrementAndGet()
                }
            }
        }))

        when:
        sink.note(writer, 'two')
        hosts.each { at -> await("the second at $at") { sink.state(at) == ['DELIVERED'] * 2 } }

        then:
        hosts.collect { dialects(it).last() } == (0..<30).collect { it % 3 == 0 || it == 1 ? 'RFC 9421' : 'cavage' }
        asked.get() in 1..9
    }

    def "a server that says what to sign gets it: #asked"() {
        given:
        def writer = sink.writerFor(host)
        sink.answers(host, [401, ['Accept-Signature': asked]], 202, [401, ['Accept-Signature': asked]], 202)

        when:
        sink.note(writer, 'one')
        sink.note(writer, 'two')
        await('both') { sink.state(host) == ['DELIVERED'] * 2 }
        def arrival = sink.arrivals(host).last()
        def claim = new RequestVerifier(clock).check(request(arrival))

        then:
        dialects() == ['cavage', 'RFC 9421', 'RFC 9421', 'RFC 9421']
        claim.isBy(bakery.bean(KeyStore).find(claim.keyId()).get())
        arrival.headers['signature-input'].startsWith("$label=(\"${covered.join('" "')}\");created=")
        arrival.headers['signature-input'].endsWith(";alg=\"rsa-v1_5-sha256\"$end")

        where:
        asked                                                                         || label  | covered                                                 | end
        'sig1=("@method" "@target-uri" "content-digest");created'                     || 'sig1' | ['@method', '@target-uri', 'content-digest']            | ''
        'a=("@authority" "host" "content-type");created;nonce="ab+/c=="'              || 'a'    | ['@method', '@target-uri', 'content-digest', '@authority', 'host', 'content-type'] | ';nonce="ab+/c=="'
        'b=("@path" "@query" "@scheme");tag="app";keyid="x";expires, c=("@method")'   || 'b'    | ['@method', '@target-uri', 'content-digest', '@path', '@query', '@scheme'] | ';tag="app"'
        'sig1=()'                                                                     || 'sig1' | ['@method', '@target-uri', 'content-digest']            | ''
    }

    def "what nobody can sign is not tried, and RFC 9421 is spoken as usual: #asked"() {
        given:
        def writer = sink.writerFor(host)
        sink.answers(host, [401, ['Accept-Signature': asked]])

        when:
        sink.note(writer)
        await('the delivery') { sink.state(host) == ['DELIVERED'] }

        then:
        dialects() == ['cavage', 'RFC 9421']
        sink.arrivals(host).last().headers['signature-input'].startsWith('sig1=("@method" "@target-uri" "content-digest");created=')

        where:
        asked << ['sig1=("x-secret")', 'sig1=("@method";req)', 'nonsense', '', 'sig1=("@status");created', '('  * 5000]
    }

    private List<String> dialects(String at = host) {
        return sink.arrivals(at).collect { it.headers['signature-input'] ? 'RFC 9421' : it.headers['signature'] ? 'cavage' : 'none' }
    }

    private static IncomingRequest request(Map<String, ?> changed = [:], Arrival arrival) {
        return new IncomingRequest(arrival.method, (changed.target ?: arrival.url) as String,
                arrival.headers.collectEntries { name, value -> [name, [value]] }, (changed.body ?: arrival.body) as byte[])
    }
}
