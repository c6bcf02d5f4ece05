package coop.talkoot.web

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import coop.talkoot.documents.SamplePictures
import coop.talkoot.http.SecurityHeaders

import java.util.concurrent.Executors

/** Serves the sample pages and the real assets on loopback with the real headers. */
final class SampleServer implements Closeable {
    private static final byte[] PICTURE = SamplePictures.jpeg()

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    private final Assets assets = new Assets()
    private final Templates templates = new Templates()

    SampleServer(Map<String, List> pages) {
        server.executor = Executors.newVirtualThreadPerTaskExecutor()
        server.createContext('/') { exchange -> answer(exchange, pages) }
        server.start()
    }

    String address(String page) {
        "http://localhost:${server.address.port}/$page"
    }

    private void answer(HttpExchange exchange, Map<String, List> pages) {
        def path = exchange.requestURI.path.substring(1)
        def asset = path.startsWith('assets/') ? assets.find(path.substring(7)) : Optional.empty()
        def isFile = path.startsWith('media/')
        def body = asset.present ? asset.get().bytes() : isFile ? PICTURE : pages[path] ? templates.page(*pages[path]) : null
        SecurityHeaders.ON_PAGES.each { name, value -> exchange.responseHeaders.set(name, value) }
        exchange.responseHeaders.set('Content-Type', asset.present ? asset.get().type() : isFile ? 'image/jpeg' : 'text/html; charset=utf-8')
        exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length)
        exchange.withCloseable { if (body != null) it.responseBody.write(body) }
    }

    @Override
    void close() {
        server.stop(0)
    }
}
