package coop.talkoot.activitypub.fetch

import ch.qos.logback.classic.Level
import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import com.github.benmanes.caffeine.cache.Ticker
import com.sun.net.httpserver.HttpServer
import coop.talkoot.platform.Settings
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import java.util.zip.GZIPOutputStream
import org.slf4j.LoggerFactory
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class GuardedClientSpec extends Specification {
    private static final NO_HEADERS = { Map.of() } as GuardedClient.HeadersOf

    @AutoCleanup('shutdownNow')
    def threads = Executors.newCachedThreadPool()

    @AutoCleanup('stop0')
    def server = new Loopback(threads)

    @AutoCleanup
    def open = new GuardedClient(settings(true))

    @AutoCleanup
    def guarded = new GuardedClient(settings(false))

    def "a document on loopback is read in development, and nowhere else"() {
        given:
        server.answer('/a', 200, 'hello'.bytes, [:])

        expect:
        open.get(server.url('/a'), Form.ACTIVITY_PUB, NO_HEADERS).text() == 'hello'

        when:
        guarded.get(server.url('/a'), Form.ACTIVITY_PUB, NO_HEADERS)

        then:
        thrown(Unreachable)
        server.seen.size() == 1
    }

    def "#host is not connected to: #spelling"() {
        given:
        def listening = new ServerSocket(0, 50, InetAddress.ofLiteral('0.0.0.0'))
        listening.soTimeout = 1
        def url = "$scheme://$host:${listening.localPort}/a"

        when:
        guarded.get(url, Form.ACTIVITY_PUB, NO_HEADERS)

        then:
        thrown(Unreachable)

        when:
        guarded.post(url, NO_HEADERS, new byte[0])

        then:
        thrown(Unreachable)

        when: 'somebody had connected, they would be waiting here'
        listening.accept()

        then:
        thrown(SocketTimeoutException)

        cleanup:
        listening?.close()

        where:
        [scheme, host] << [['http', 'https'], [
                '127.0.0.1', 'localhost', '2130706433', '0x7f.1', '0x7f000001', '017700000001', '127.1', '[::1]', '[::ffff:127.0.0.1]',
                '[::ffff:7f00:1]', '0.0.0.0', '[::]', 'LOCALHOST', '127.0.0.1.', '１２７.0.0.1', 'user@127.0.0.1', '[::1%25lo]']].combinations()
        spelling = "$scheme://$host"
    }

    def "a redirect to #location is not followed, in development either"() {
        given:
        server.answer('/a', 302, new byte[0], [Location: location.replace('PORT', server.port as String)])

        when:
        open.get(server.url('/a'), Form.ACTIVITY_PUB, NO_HEADERS)

        then:
        thrown(Unreachable)
        server.seen*.path == ['/a']

        where:
        location << ['http://0.0.0.0:PORT/b', 'http://[::]:PORT/b', 'http://169.254.169.254/latest', 'http://[fe80::1]/', 'file:///etc/passwd',
                     'ftp://127.0.0.1/', 'http://a b/', 'http://u:p@127.0.0.1:PORT/b', 'http://[64:ff9b::7f00:1]:PORT/b']
    }

    def "five redirects are followed, each hop signed anew, and not a sixth"() {
        given:
        (1..hops).each { server.answer("/$it", 302, new byte[0], [Location: "/${it + 1}".toString()]) }
        server.answer("/${hops + 1}", 200, 'end'.bytes, [:])
        def signed = { url -> [Signature: "for $url".toString()] } as GuardedClient.HeadersOf

        when:
        def result = attempt { open.get(server.url('/1'), Form.ACTIVITY_PUB, signed).text() }

        then:
        result == expected
        server.seen*.signature == (1..6).collect { "for ${server.url("/$it")}".toString() }

        where:
        hops || expected
        5    || 'end'
        6    || Unreachable
    }

    def "a redirect to itself ends"() {
        given:
        server.answer('/a', 302, new byte[0], [Location: '/a'])

        when:
        open.get(server.url('/a'), Form.ACTIVITY_PUB, NO_HEADERS)

        then:
        thrown(Unreachable)
        server.seen.size() == 1
    }

    def "a POST follows no redirect (#status)"() {
        given:
        server.answer('/a', status, new byte[0], [Location: '/b'])
        server.answer('/b', 200, new byte[0], [:])

        expect:
        open.post(server.url('/a'), NO_HEADERS, 'x'.bytes).status() == status
        server.seen*.path == ['/a']

        where:
        status << [301, 302, 303, 307, 308]
    }

    def "a POST carries the body and the headers as they were signed"() {
        given:
        server.answer('/a', 202, new byte[0], [:])

        when:
        open.post(server.url('/a'), { url -> ['Content-Type': 'application/activity+json'] }, 'é'.getBytes('UTF-8'))

        then:
        server.seen[0].body == 'é'.getBytes('UTF-8')
        server.seen[0].type == 'application/activity+json'
    }

    def "nothing is signed for a server that is not there"() {
        given:
        def asked = []
        def nobody = new ServerSocket(0, 1, InetAddress.loopbackAddress).withCloseable { it.localPort }

        when:
        open.post("http://localhost:$nobody/inbox", { url -> asked << url; [:] }, 'x'.bytes)

        then:
        thrown(Unreachable)
        asked == []
    }

    def "an answer of #size bytes is read: #isRead (packed: #packed)"() {
        given:
        def body = new byte[size]
        server.answer('/a', 200, packed ? gzip(body) : body, packed ? ['Content-Encoding': 'gzip'] : [:])

        expect:
        attempt { open.get(server.url('/a'), Form.ACTIVITY_PUB, NO_HEADERS).body().length } == (isRead ? size : Unreachable)

        where:
        size                      | packed || isRead
        Budget.USUAL.bytes()      | false  || true
        Budget.USUAL.bytes() + 1  | false  || false
        Budget.USUAL.bytes()      | true   || true
        Budget.USUAL.bytes() + 1  | true   || false
        100 * 1024 * 1024         | true   || false
    }

    def "an answer that comes a byte at a time is cut by the time of the whole call"() {
        given:
        server.trickle('/a')
        def hasty = new GuardedClient(settings(true), Budget.USUAL.within(Duration.ofMillis(700)), InetAddress.&getAllByName, Ticker.systemTicker())
        def begun = System.nanoTime()

        when:
        hasty.get(server.url('/a'), Form.ACTIVITY_PUB, NO_HEADERS)

        then:
        thrown(Unreachable)
        Duration.ofNanos(System.nanoTime() - begun) < Duration.ofSeconds(5)

        cleanup:
        hasty?.close()
    }

    def "what is no URL to call is unreachable: #url"() {
        when:
        open.get(url, Form.ACTIVITY_PUB, NO_HEADERS)

        then:
        thrown(Unreachable)

        where:
        url << ['', 'nonsense', '/relative', 'file:///etc/passwd', 'http://', 'http:///x', 'gopher://127.0.0.1/', 'http://a\u0000b/', 'http://127.0.0.1/' + 'a' * 2048]
    }

    def "that private networks are open is said aloud at start: #isOpen"() {
        given:
        def log = LoggerFactory.getLogger(GuardedClient) as Logger
        def heard = new ListAppender<ILoggingEvent>()
        heard.start()
        log.addAppender(heard)

        when:
        new GuardedClient(settings(isOpen)).close()

        then:
        heard.list.findAll { it.level == Level.WARN }*.message.any { it.startsWith('private-networks is on') } == isOpen

        cleanup:
        log.detachAppender(heard)

        where:
        isOpen << [true, false]
    }

    private static attempt(Closure work) {
        try {
            return work.call()
        } catch (Unreachable refused) {
            return refused.class
        }
    }

    private static byte[] gzip(byte[] bytes) {
        def packed = new ByteArrayOutputStream()
        new GZIPOutputStream(packed).withCloseable { it.write(bytes) }
        return packed.toByteArray()
    }

    private static Settings settings(boolean privateNetworks) {
        return new Settings('127.0.0.1', 0, URI.create('https://bakery.example'), Path.of('target/no-data'), Optional.empty(), privateNetworks, 1)
    }

    /** A server on loopback that says what it is told and notes what it heard. */
    private static final class Loopback {
        final List<Map> seen = new CopyOnWriteArrayList<>()
        private final HttpServer server

        Loopback(threads) {
            server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
            server.executor = threads
            server.start()
        }

        int getPort() {
            return server.address.port
        }

        String url(String path) {
            return "http://127.0.0.1:$port$path"
        }

        void answer(String path, int status, byte[] body, Map<String, String> headers) {
            server.createContext(path) { exchange ->
                seen << [path: exchange.requestURI.path, signature: exchange.requestHeaders.getFirst('Signature'),
                         type: exchange.requestHeaders.getFirst('Content-Type'), body: exchange.requestBody.bytes]
                ([('Content-Type'): 'application/activity+json'] + headers).each { name, value -> exchange.responseHeaders.set(name, value) }
                exchange.sendResponseHeaders(status, body.length ?: -1)
                try {
                    exchange.responseBody.write(body)
                    exchange.close()
                } catch (IOException ignored) {
                    exchange.close() // the client may have had enough
                }
            }
        }

        /** A body of which a byte comes every now and then, until nobody listens. */
        void trickle(String path) {
            server.createContext(path) { exchange ->
                exchange.responseHeaders.set('Content-Type', 'application/activity+json')
                exchange.sendResponseHeaders(200, 0)
                try {
                    while (true) {
                        exchange.responseBody.write(65)
                        exchange.responseBody.flush()
                        Thread.sleep(50)
                    }
                } catch (IOException | InterruptedException ended) {
                    exchange.close()
                }
            }
        }

        void stop0() {
            server.stop(0)
        }
    }
}
