package coop.talkoot.activitypub.fetch

import static coop.talkoot.activitypub.fetch.HostilePeer.bomb
import static coop.talkoot.activitypub.fetch.HostilePeer.chunks
import static coop.talkoot.activitypub.fetch.HostilePeer.endlessly
import static coop.talkoot.activitypub.fetch.HostilePeer.head
import static coop.talkoot.activitypub.fetch.HostilePeer.megabytes
import static coop.talkoot.activitypub.fetch.HostilePeer.slowly

import com.github.benmanes.caffeine.cache.Ticker
import coop.talkoot.AtOnce
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Settings
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicLong
import java.util.zip.DeflaterOutputStream
import java.util.zip.GZIPOutputStream
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** Servers that mean harm to whoever asks them; after each an honest one is read as ever. */
@Timeout(60)
class HostileHostsSpec extends Specification {
    private static final GuardedClient.HeadersOf NO_HEADERS = { Map.of() } as GuardedClient.HeadersOf
    private static final Budget HASTY = new Budget(Duration.ofMillis(800), Duration.ofMillis(400), 5, 1 << 20, 100, 2, Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofMinutes(2))

    private static final Budget PATIENT = new Budget(Duration.ofSeconds(40), Duration.ofSeconds(20), 5, 1 << 20, 100, 2, Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofMinutes(2))
    private static final Duration FORGOTTEN = PATIENT.failure().plusSeconds(1)

    @AutoCleanup
    HostilePeer peer = new HostilePeer()

    AtomicLong nanos = new AtomicLong()

    Names.Resolver resolver = { host -> InetAddress.getAllByName(host) } as Names.Resolver

    @AutoCleanup
    GuardedClient client = client(HASTY, true, { host -> resolver.addressesOf(host) } as Names.Resolver)

    @AutoCleanup
    GuardedClient patient = client(PATIENT, true, resolver)

    def cleanup() {
        Neighbours.await('an honest answer to the same client') {
            def read = null
            failing { read = text(client, '/honest') } && nanos.addAndGet(FORGOTTEN.toNanos())
            read == '{}'
        }
    }

    def "#what ends in time and costs no memory (CVE-2023-36461 Mastodon)"() {
        given:
        peer.on('/a', answer)
        def begun = System.nanoTime()

        when:
        text(client, '/a')

        then:
        thrown(Unreachable)
        Duration.ofNanos(System.nanoTime() - begun) < Duration.ofSeconds(6)
        peer.written.get() < 32 << 20

        where:
        what                                      | answer
        'a body of a byte now and then'           | { out -> out << head('200 OK'); slowly(out, 'a') }
        'headers that come a byte at a time'      | { out -> out << 'HTTP/1.1 200 OK\r\nX-Long: '; slowly(out, 'a') }
        'headers without end'                     | { out -> out << 'HTTP/1.1 200 OK\r\n'; endlessly(out, 'X-More: ' + 'a' * 1000 + '\r\n') }
        'a status line without end'               | { out -> endlessly(out, 'HTTP' * 1000) }
        'hints without end'                       | { out -> endlessly(out, 'HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n') }
        'no answer at all'                        | { out -> Thread.sleep(20_000) }
        'an answer that breaks off'               | { out -> out << head('200 OK', 'Content-Length: 100') << 'a' }
        '200 MB of which it says so'              | { out -> out << head('200 OK', "Content-Length: ${200 << 20}"); megabytes(out, 200) }
        '200 MB without a word'                   | { out -> out << head('200 OK'); megabytes(out, 200) }
        '200 MB in chunks'                        | { out -> out << head('200 OK', 'Transfer-Encoding: chunked'); chunks(out, 200) }
        'a gigabyte, packed by gzip'              | { out -> out << head('200 OK', 'Content-Encoding: gzip'); bomb(new GZIPOutputStream(out), 1024) }
        'a chunk of more than there can be'       | { out -> out << head('200 OK', 'Transfer-Encoding: chunked') << 'ffffffffffffffffff\r\n' }
        'a length of less than nothing'           | { out -> out << head('200 OK', 'Content-Length: -1'); megabytes(out, 200) }
    }

    def "what is packed in a way nobody asked for stays packed: #encoding"() {
        given:
        def packed = new ByteArrayOutputStream()
        bomb(encoding == 'deflate' ? new DeflaterOutputStream(packed) : new GZIPOutputStream(packed), 100)
        peer.on('/a') { it << head('200 OK', "Content-Encoding: $encoding", "Content-Length: ${packed.size()}") << packed.toByteArray() }

        expect:
        patient.get(peer.url('/a'), Form.ACTIVITY_PUB, NO_HEADERS).body().length == packed.size()

        where:
        encoding << ['deflate', 'gzip, gzip', 'br']
    }

    def "of an error without end little is read"() {
        given:
        peer.on('/a') { out -> out << head(status); megabytes(out, 200) }

        expect:
        patient.get(peer.url('/a'), Form.ACTIVITY_PUB, NO_HEADERS).body().length == 0
        peer.written.get() < 32 << 20

        where:
        status << ['500 Sorry', '404 Not Found', '304 Not Modified']
    }

    def "the time counts for a fetch with all its redirects"() {
        given:
        (0..5).each { hop -> peer.on("/$hop") { out -> Thread.sleep(250); out << head('302 Found', "Location: /${hop + 1}", 'Content-Length: 0') } }
        def begun = System.nanoTime()

        when:
        text(client, '/0')

        then:
        thrown(Unreachable)
        peer.asked.size() < 6
        Duration.ofNanos(System.nanoTime() - begun) < Duration.ofSeconds(4)
    }

    def "redirects in a circle end where they began: #hops"() {
        given:
        [hops, hops.tail() + hops.head()].transpose().each { from, to -> peer.redirect(from as String, to as String) }

        when:
        text(patient, hops.head())

        then:
        thrown(Unreachable)
        peer.asked == hops

        where:
        hops << [['/a'], ['/a', '/b'], ['/a', '/b', '/c']]
    }

    def "redirects that lead ever further end too"() {
        given:
        (0..50).each { peer.redirect("/$it", "/${it + 1}") }

        when:
        text(patient, '/0')

        then:
        thrown(Unreachable)
        peer.asked.size() == 6
    }

    def "an answer of type '#type' is no document (GHSA-jhrq-qvrm-qr36)"() {
        given:
        peer.on('/a') { it << "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n${type == null ? '' : "Content-Type: $type\r\n"}\r\n{}".bytes }

        when:
        patient.get(peer.url('/a'), form, NO_HEADERS)

        then:
        def refused = thrown(Unreachable)
        refused.isNotAskedFor()

        where:
        form              | type
        Form.ACTIVITY_PUB | null
        Form.ACTIVITY_PUB | ''
        Form.ACTIVITY_PUB | 'application/json'
        Form.ACTIVITY_PUB | 'application/activity+jsonx'
        Form.ACTIVITY_PUB | 'text/html; application/activity+json'
        Form.ACTIVITY_PUB | 'application/ld+json'
        Form.ACTIVITY_PUB | 'application/ld+json; profile="https://www.w3.org/ns/activitystreams-not"'
        Form.ACTIVITY_PUB | 'application/ld+json; x="https://www.w3.org/ns/activitystreams"'
        Form.WEB_FINGER   | 'text/html'
        Form.WEB_FINGER   | 'application/activity+json'
        Form.WEB_FINGER   | 'image/png'
    }

    def "a name with one bad address among good ones is not connected to: #addresses"() {
        given:
        def guarded = client(HASTY, false, { host -> addresses.collect { InetAddress.ofLiteral(it) } as InetAddress[] } as Names.Resolver)

        when:
        guarded.get("https://trap.example:$peer.port/honest", Form.ACTIVITY_PUB, NO_HEADERS)

        then:
        def refused = thrown(Unreachable)
        refused.cause instanceof UnknownHostException
        peer.asked == []

        cleanup:
        guarded?.close()

        where:
        addresses << [['127.0.0.1'], ['1.1.1.1', '127.0.0.1'], ['2606:4700::1111', '::1'], ['1.1.1.1', '::ffff:127.0.0.1'],
                      ['1.1.1.1', '169.254.169.254'], ['64:ff9b::7f00:1', '1.1.1.1'], ['1.1.1.1', '0.0.0.0']]
    }

    def "a socket looks at its address again, whatever was resolved before (rebinding)"() {
        when:
        new GuardedSockets(new AddressRule(false)).createSocket().connect(new InetSocketAddress(InetAddress.loopbackAddress, peer.port), 1000)

        then:
        thrown(ForbiddenAddress)
        peer.asked == []
    }

    def "a name server that never answers holds nobody up"() {
        given:
        def end = new CountDownLatch(1)
        def slow = client(HASTY, false, { host -> end.await(); throw new UnknownHostException(host) } as Names.Resolver)
        def begun = System.nanoTime()

        when:
        slow.get('https://slow.example/', Form.ACTIVITY_PUB, NO_HEADERS)

        then:
        thrown(Unreachable)
        Duration.ofNanos(System.nanoTime() - begun) < Duration.ofSeconds(4)

        cleanup:
        end.countDown()
        slow?.close()
    }

    def "who has no address is left alone for half a minute, and then asked again"() {
        given:
        def looks = new AtomicInteger()
        resolver = { host -> looks.incrementAndGet(); throw new UnknownHostException(host) } as Names.Resolver

        when:
        5.times { number -> failing { client.get("https://gone.example/$number", Form.ACTIVITY_PUB, NO_HEADERS) } }

        then:
        looks.get() == 1

        when:
        nanos.addAndGet(Duration.ofSeconds(31).toNanos())
        failing { client.get('https://gone.example/6', Form.ACTIVITY_PUB, NO_HEADERS) }

        then:
        looks.get() == 2
    }

    def "who takes no connection is left alone too, but another port of the host is not"() {
        given:
        def closed = new ServerSocket(0).withCloseable { it.localPort }

        expect:
        failing { patient.get("http://127.0.0.1:$closed/a", Form.ACTIVITY_PUB, NO_HEADERS) }.message.contains('127.0.0.1')
        failing { patient.get("http://127.0.0.1:$closed/b", Form.ACTIVITY_PUB, NO_HEADERS) }.message.startsWith('not asked again yet')
        text(patient, '/honest') == '{}'
    }

    def "any number of failures takes bounded memory (CVE-2026-69132 Fedify)"() {
        given:
        def failures = new Failures(Duration.ofMinutes(1))

        when:
        (Failures.MOST * 2).times { failures.remember("https://host-${it}.example".toString(), new Unreachable('gone')) }

        then:
        failures.count() <= Failures.MOST
    }

    def "who is asked for again and again meanwhile is not left alone for longer"() {
        given:
        def failures = new Failures(Duration.ofSeconds(30), { nanos.get() } as Ticker)
        failures.remember('a', new Unreachable('gone'))

        when:
        20.times {
            nanos.addAndGet(Duration.ofSeconds(2).toNanos())
            def refused = failing { failures.check('a') }
            refused && failures.remember('a', refused)
        }
        failures.check('a')

        then:
        noExceptionThrown()
    }

    def "a budget spent here is nothing to remember of others"() {
        given:
        def failures = new Failures(Duration.ofMinutes(1))

        when:
        failures.remember('https://a.example', Unreachable.here('spent'))
        failures.check('https://a.example')

        then:
        noExceptionThrown()
    }

    def "a slow host takes its share of threads and no more, and is forgotten afterwards"() {
        given:
        def free = new CountDownLatch(1)
        peer.on('/slow') { out -> free.await(); out << head('200 OK', 'Content-Length: 2') << '{}' }
        def under = Thread.startVirtualThread { AtOnce.run(2) { text(patient, '/slow') } }
        Neighbours.await('two under way') { peer.asked.size() == 2 }

        when:
        def third = failing { text(patient, '/slow') }

        then:
        third.isHere()
        patient.get(peer.url('/honest', 'localhost'), Form.ACTIVITY_PUB, NO_HEADERS).text() == '{}'

        when:
        free.countDown()
        under.join(TimeUnit.SECONDS.toMillis(20))

        then:
        text(patient, '/slow') == '{}'
        patient.busyHosts() == 0

        cleanup:
        free.countDown()
    }

    def "one delivery causes so many fetches and no more"() {
        given:
        def spent = null
        def read = 0

        when:
        FetchAllowance.during(3, {
            3.times { text(patient, '/honest'); read++ }
            spent = failing { text(patient, '/honest') }
        } as FetchAllowance.Work)

        then:
        read == 3
        spent.isHere()
        peer.asked.size() == 3
        Budget.USUAL.fetches() == 100
    }

    def "who asks for the same at the same time shares one answer, a failure too"() {
        given:
        def flights = new SingleFlight<String>()
        def flown = new AtomicInteger()
        def free = new CountDownLatch(1)
        def leader = Thread.startVirtualThread { failing { flights.run('a') { flown.incrementAndGet(); free.await(); answer.call() } } }
        Neighbours.await('the leader') { flown.get() == 1 }
        def told = new ConcurrentLinkedQueue<Object>()
        def others = (1..10).collect {
            Thread.ofPlatform().start { told << (failing { told << flights.run('a') { flown.incrementAndGet(); answer.call() } } ?: 'nothing else') }
        }
        Neighbours.await('all to wait for it') { others.every { it.state in [Thread.State.WAITING, Thread.State.TIMED_WAITING] } }

        when:
        free.countDown()
        ([leader] + others)*.join()

        then:
        told.count { it == 'read' || it instanceof Unreachable } == 10
        flown.get() == 1
        flights.count() == 0

        where:
        answer << [{ 'read' }, { throw new Unreachable('gone') }]
    }

    private String text(GuardedClient by, String path) {
        return by.get(peer.url(path), Form.ACTIVITY_PUB, NO_HEADERS).text()
    }

    private static Unreachable failing(Closure work) {
        try {
            work.call()
            return null
        } catch (Unreachable refused) {
            return refused
        }
    }

    private GuardedClient client(Budget budget, boolean isOpen, Names.Resolver names) {
        def settings = new Settings('127.0.0.1', 0, URI.create('https://bakery.example'), Path.of('target/no-data'), Optional.empty(), isOpen, 1)
        return new GuardedClient(settings, budget, names, { nanos.get() } as Ticker)
    }
}
