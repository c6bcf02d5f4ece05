package coop.talkoot.documents.storage

import com.sun.net.httpserver.HttpServer
import coop.talkoot.platform.MediaSettings
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors

/** A store that speaks as much S3 as is used: put, get by range, delete; it wants a signature of its own key. */
final class FakeBucket implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    final Map<String, byte[]> objects = new ConcurrentHashMap<>()
    final Map<String, String> types = new ConcurrentHashMap<>()
    volatile boolean isAway

    FakeBucket() {
        server.executor = Executors.newVirtualThreadPerTaskExecutor()
        server.createContext('/') { exchange ->
            exchange.withCloseable {
                def name = exchange.requestURI.path - '/talkoot/'
                def body = exchange.requestBody.bytes
                def signature = exchange.requestHeaders.getFirst('Authorization') ?: ''
                if (isAway) {
                    exchange.sendResponseHeaders(503, -1)
                } else if (!(signature =~ /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-north-1\/s3\/aws4_request, .*Signature=[0-9a-f]{64}$/)) {
                    exchange.sendResponseHeaders(403, -1)
                } else if (exchange.requestMethod == 'PUT') {
                    objects[name] = body
                    types[name] = exchange.requestHeaders.getFirst('Content-Type')
                    exchange.sendResponseHeaders(200, -1)
                } else if (exchange.requestMethod == 'DELETE') {
                    objects.remove(name)
                    exchange.sendResponseHeaders(204, -1)
                } else if (!objects.containsKey(name)) {
                    def error = '<Error><Code>NoSuchKey</Code><Message>There is none.</Message></Error>'.bytes
                    exchange.responseHeaders.add('Content-Type', 'application/xml')
                    exchange.sendResponseHeaders(404, error.length)
                    exchange.responseBody.write(error)
                } else {
                    def range = (exchange.requestHeaders.getFirst('Range') =~ /bytes=(\d+)-(\d+)/)[0]
                    def part = Arrays.copyOfRange(objects[name], range[1] as int, Math.min(objects[name].length, (range[2] as int) + 1))
                    exchange.sendResponseHeaders(206, part.length)
                    exchange.responseBody.write(part)
                }
            }
        }
        server.start()
    }

    MediaSettings.Bucket settings() {
        return new MediaSettings.Bucket(Optional.of(URI.create("http://127.0.0.1:${server.address.port}")), 'eu-north-1', 'talkoot', 'AKID', 'secret')
    }

    @Override
    void close() {
        server.stop(0)
    }
}
