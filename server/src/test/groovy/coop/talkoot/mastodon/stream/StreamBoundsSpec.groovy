package coop.talkoot.mastodon.stream

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.mastodon.MastodonFixture
import io.micronaut.core.convert.value.MutableConvertibleValuesMap
import io.micronaut.json.JsonMapper
import io.micronaut.websocket.CloseReason
import io.micronaut.websocket.WebSocketSession
import io.netty.channel.embedded.EmbeddedChannel
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus
import java.net.http.WebSocketHandshakeException
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.locks.LockSupport
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import reactor.core.publisher.BaseSubscriber
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What streams may cost, and what programs may do to them. */
class StreamBoundsSpec extends Specification {
    private static final Reader GUEST = new Reader('', null, '')
    private static final List<String> READERS = (1..8).collect { "reader$it".toString() }

    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()
    @Shared AtomicInteger queries = new AtomicInteger()
    private final List<Ear> ears = []

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa').person('otto')
        READERS.each {
            bakery.bakery.person(it)
            bakery.call("/api/v1/accounts/${bakery.idOf('bakery')}/follow", it)
        }
        bakery.instance.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (Thread.currentThread().name == 'stream-teller') {
                    queries.incrementAndGet()
                }
            }
        }))
    }

    def cleanup() {
        ears*.close()
    }

    private Ear listen(String query) {
        def ear = Ear.at(bakery.instance.port, query)
        ears << ear
        return ear
    }

    private String say(String text) {
        return bakery.call('/api/v1/statuses', [status: text], 'mira').id
    }

    /** How much the database is asked until all of these have heard of a group's announcement. */
    private int asked(List<Ear> listening) {
        queries.set(0)
        def id = say('@bakery Rolls')
        listening.each { ear -> ear.hear('the announcement') { it.stream == ['user'] && it.event == 'update' && Ear.read(it).reblog?.id == id } }
        return queries.get()
    }

    def "however many listen, the database is asked as often as for one"() {
        given:
        def first = listen("?stream=user&access_token=${bakery.token('reader1')}").subscribe('public')
        asked([first])
        def forOne = asked([first])

        when:
        def all = [first] + READERS.drop(1).collect { listen("?stream=user&access_token=${bakery.token(it)}").subscribe('public') }
        asked(all)

        then:
        forOne > 0
        asked(all) == forOne
    }

    def "what is no message of ours ends nothing"() {
        given:
        def ear = listen("?stream=user&access_token=${bakery.token('mira')}")

        when:
        ['{', '[]', 'null', '{"type": 1}', '{"type": "subscribe"}', '{"type": "subscribe", "stream": {"a": 1}}',
         '{"type": "unsubscribe", "stream": "list"}', '{"type": "subscribe", "stream": "hashtag", "tag": "\\u0000"}', 'x' * 5000].each { ear.say(it) }

        then:
        ear.hear(say('Still here'))
        ear.frames.count { it.error && it.status == 400 } == 9
    }

    def "a message that is too long, #how, ends the connection"() {
        given:
        def ear = listen('?stream=public')

        when:
        pieces.times { ear.say('x' * length, it == pieces - 1 && isEnded) }

        then:
        Neighbours.await('the end') { ear.isClosed }

        where:
        how                          | length | pieces | isEnded
        'in one piece'               | 20_000 | 1      | true
        'in pieces'                  | 6_000  | 2      | true
        'in pieces that do not end'  | 6_000  | 2      | false
    }

    def "what is too long ends the connection though nobody listens yet, #how"() {
        given:
        def channel = new EmbeddedChannel(new WholeMessages(), new EarlyFrames())

        when:
        channel.writeInbound(new TextWebSocketFrame(false, 0, 'x' * 6_000), new ContinuationWebSocketFrame(isEnded, 0, 'x' * 6_000))

        then:
        (channel.readOutbound() as CloseWebSocketFrame).statusCode() == WebSocketCloseStatus.MESSAGE_TOO_BIG.code()
        !channel.open
        channel.readInbound() == null

        cleanup:
        channel.finishAndReleaseAll()

        where:
        how                         | isEnded
        'in pieces'                 | true
        'in pieces that do not end' | false
    }

    def "who is gone before they are heard keeps no place, by #how"() {
        given:
        def streams = bakery.instance.bean(Streams)
        Neighbours.await('the end of who listened before') { streams.listeners.empty }

        when: 'they ask, and break off: at once, or some thousandths of a second later'
        100.times { round ->
            new Socket(InetAddress.loopbackAddress, bakery.instance.port).withCloseable { socket ->
                socket.setSoLinger(true, 0)
                socket.outputStream << request
                socket.outputStream.flush()
                LockSupport.parkNanos(round * 50_000L)
            }
        }

        then:
        Neighbours.await('free places') { streams.listeners.empty }

        where:
        how         | request
        'WebSocket' | handshake(Base64.encoder.encodeToString(new byte[16]))
        'events'    | 'GET /api/v1/streaming/public HTTP/1.1\r\nHost: here\r\n\r\n'
    }

    def "who says too much is cut off"() {
        given:
        def ear = listen('?stream=public')

        when:
        def said = 0
        def end = System.nanoTime() + Duration.ofMinutes(2).toNanos()
        while (!ear.isClosed && System.nanoTime() < end) {
            ear.say('{}')
            said++
            // Each is answered. What is said to one who has ended would reset the connection, and the word of the end be lost.
            while (!ear.isClosed && ear.frames.size() < said && System.nanoTime() < end) {
                LockSupport.parkNanos(100_000)
            }
        }

        then: 'that is 300 in a minute, however slow they come'
        Neighbours.await('the end') { ear.isClosed }
        said > 300
        ear.status == CloseReason.POLICY_VIOLATION.code
    }

    def "a connection takes a hundred streams and no more"() {
        given:
        def ear = listen('')

        when:
        101.times { ear.subscribe('hashtag', [tag: "t$it".toString()]) }

        then:
        ear.hear('the complaint') { it.error =~ '100 streams' }
    }

    def "two connections that say the same of themselves are two"() {
        given: 'the key a program begins with is its own to choose'
        def key = Base64.encoder.encodeToString(new byte[16])
        def sockets = (1..2).collect { raw(key) }

        when:
        sockets[0].close()
        def id = say('For whoever is left')

        then:
        Neighbours.await('the status') { heard(sockets[1]).contains(id) }

        cleanup:
        sockets*.close()
    }

    def "nobody opens more connections than #most, and who closes one may open another"() {
        given:
        def query = "?stream=user&access_token=${bakery.token('rosa')}"
        Seats.FOR_A_PERSON.times { listen(query) }

        when:
        Ear.at(bakery.instance.port, query)

        then:
        def refused = thrown(CompletionException)
        (refused.cause as WebSocketHandshakeException).response.statusCode() == 429

        and: 'by events neither, but others may'
        bakery.get('/api/v1/streaming/user', 'rosa').statusCode() == 429
        listen("?stream=user&access_token=${bakery.token('otto')}")

        when:
        ears.first().close()

        then:
        Neighbours.await('a free place') {
            try {
                return listen(query)
            } catch (CompletionException ignored) {
                return null
            }
        }

        where:
        most = Seats.FOR_A_PERSON
    }

    def "from one address come so many and no more"() {
        given:
        def seats = new Seats()
        def readers = (1..Seats.FROM_AN_ADDRESS + 1).collect { new Reader('', null, 'here') }

        expect:
        readers.count { seats.take(it) } == Seats.FROM_AN_ADDRESS
        seats.take(new Reader('', null, 'there'))

        when:
        seats.leave(readers[0])

        then:
        seats.take(readers[0])
        !seats.take(readers[0])
    }

    def "who takes no events is dropped, and what waits for them is bounded"() {
        given:
        def listener = new EventListener(GUEST)
        def taken = []
        def isOver = false
        def reader = new BaseSubscriber<Object>() {
            @Override
            protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {}

            @Override
            protected void hookOnNext(Object event) {
                taken << event
            }

            @Override
            protected void hookOnComplete() {
                isOver = true
            }
        }
        listener.events().subscribe(reader)

        when:
        2_000.times { listener.send(new Message('update', 'x' * 1_000, '')) }
        reader.requestUnbounded()

        then:
        taken.size() in 400..500
        isOver
    }

    def "who takes no frames is told so once, and what waits for them is bounded"() {
        given:
        def session = new Stuck()
        def listener = new SocketListener(GUEST, session, bakery.instance.bean(JsonMapper))

        when:
        2_000.times { listener.send(new Message('update', '', 'x' * 1_000)) }

        then:
        session.sent.size() in 400..500
        session.reasons == [CloseReason.GOING_AWAY]
    }

    /** A connection whose other end takes nothing. */
    private static final class Stuck extends MutableConvertibleValuesMap<Object> implements WebSocketSession {
        final List<Object> sent = []
        final List<CloseReason> reasons = []
        String id = 'stuck'
        URI requestURI = URI.create('/')
        String protocolVersion = '13'
        boolean open = true
        boolean writable = false
        boolean secure = false
        Set<? extends WebSocketSession> openSessions = []

        @Override
        MutableConvertibleValuesMap<Object> getAttributes() {
            return this
        }

        @Override
        org.reactivestreams.Publisher send(Object message, io.micronaut.http.MediaType type) {
            throw new UnsupportedOperationException()
        }

        @Override
        CompletableFuture sendAsync(Object message, io.micronaut.http.MediaType type) {
            sent << message
            return new CompletableFuture<>()
        }

        @Override
        void close() {
            close(CloseReason.NORMAL)
        }

        @Override
        void close(CloseReason reason) {
            reasons << reason
        }
    }

    private Socket raw(String key) {
        def socket = new Socket(InetAddress.loopbackAddress, bakery.instance.port)
        socket.soTimeout = 200
        socket.outputStream << handshake(key)
        socket.outputStream.flush()
        def answer = Neighbours.await('the handshake') { heard(socket) ?: null }
        assert answer.startsWith('HTTP/1.1 101')
        assert !answer.toLowerCase().contains('permessage-deflate')
        return socket
    }

    private static String handshake(String key) {
        return "GET /api/v1/streaming?stream=public HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: $key\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
    }

    /** What has come in meanwhile. */
    private static String heard(Socket socket) {
        def all = new StringBuilder()
        def buffer = new byte[8192]
        try {
            for (int count = socket.inputStream.read(buffer); count > 0; count = socket.inputStream.read(buffer)) {
                all << new String(buffer, 0, count, 'ISO-8859-1')
            }
        } catch (SocketTimeoutException ignored) {
            // that was all
        }
        return all.toString()
    }
}
