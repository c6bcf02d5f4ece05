package coop.talkoot.activitypub

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import groovy.json.JsonSlurper
import java.nio.charset.StandardCharsets
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

/** Other servers by hand: any number of hosts {@code *.localhost} on one loopback port, whose documents a spec writes. */
final class FakePeer implements AutoCloseable {
    static final String PUBLIC = 'https://www.w3.org/ns/activitystreams#Public'

    /** A request that arrived: a delivery when it is a POST. */
    static final class Arrival {
        String method
        String url
        Map<String, String> headers
        byte[] body

        Map<String, ?> getJson() {
            return new JsonSlurper().parse(body) as Map<String, ?>
        }
    }

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    private final Map<String, Closure> answers = new ConcurrentHashMap<>()
    private final AtomicInteger count = new AtomicInteger()
    final List<Arrival> arrivals = new CopyOnWriteArrayList<>()
    /** Says to each delivery: a status, or a list of status and headers. */
    volatile Closure onDelivery = { Arrival arrival -> 202 }

    FakePeer() {
        server.executor = Executors.newVirtualThreadPerTaskExecutor()
        server.createContext('/') { exchange -> handle(exchange) }
        server.start()
    }

    int getPort() {
        return server.address.port
    }

    int next() {
        return count.incrementAndGet()
    }

    FakeActor person(String host = 'evil.localhost', String name) {
        return new FakeActor(this, host, name)
    }

    void serve(String url, Object document, String type = 'application/activity+json', int status = 200) {
        answer(url) { [status, ['Content-Type': type], FakeActor.bytes(document)] }
    }

    /** A closure that gives status, headers and body of a GET. */
    void answer(String url, Closure given) {
        answers[url] = given
    }

    void forget(String url) {
        answers.remove(url)
    }

    List<Arrival> getDeliveries() {
        return arrivals.findAll { it.method == 'POST' }
    }

    List<Arrival> readings(String url) {
        return arrivals.findAll { it.method == 'GET' && it.url == url }
    }

    private void handle(HttpExchange exchange) {
        exchange.withCloseable {
            def url = "http://${exchange.requestHeaders.getFirst('Host')}$exchange.requestURI".toString()
            def headers = exchange.requestHeaders.collectEntries { key, values -> [key.toLowerCase(), values.join(', ')] }
            def arrival = new Arrival(method: exchange.requestMethod, url: url, headers: headers, body: exchange.requestBody.bytes)
            arrivals << arrival
            def answer = arrival.method == 'POST' ? ([onDelivery(arrival)].flatten()) : (answers[url]?.call() ?: [404])
            ((answer.size() > 1 ? answer[1] : [:]) as Map).each { key, value -> exchange.responseHeaders.add(key as String, value as String) }
            def body = (answer.size() > 2 ? answer[2] : new byte[0]) as byte[]
            exchange.sendResponseHeaders(answer[0] as int, body.length == 0 ? -1 : body.length)
            if (body.length > 0) {
                exchange.responseBody.write(body)
            }
        }
    }

    /**
     * Posts by a bare socket, so that every header is as given, the Host too. Gives the status code.
     *
     * @param headers pairs of name and value; a name may come twice
     */
    static int post(String url, List<List<String>> headers, byte[] body) {
        def target = URI.create(url)
        return new Socket(InetAddress.loopbackAddress, target.port).withCloseable { socket ->
            socket.soTimeout = 30_000
            def head = (["POST ${target.rawPath + (target.rawQuery == null ? '' : "?$target.rawQuery")} HTTP/1.1"] + headers.collect { "${it[0]}: ${it[1]}" } +
                    ["Content-Length: $body.length", 'Connection: close', '', '']).join('\r\n')
            def out = socket.outputStream
            try {
                out.write(head.getBytes(StandardCharsets.ISO_8859_1))
                out.write(body)
                out.flush()
            } catch (SocketException ignored) {
                // The server may refuse before it has read all of a large body; its answer is there nevertheless.
            }
            def line = new BufferedReader(new InputStreamReader(socket.inputStream)).readLine()
            return line.split(' ')[1] as int
        }
    }

    @Override
    void close() {
        server.stop(0)
    }
}
