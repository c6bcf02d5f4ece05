package coop.talkoot.peers

import groovy.transform.CompileStatic
import groovy.transform.Immutable
import java.nio.charset.StandardCharsets
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLServerSocket
import javax.net.ssl.SSLSocket

/**
 * Takes https for many host names on one loopback address and hands each request to the port behind its name.
 *
 * Host and body pass byte for byte, for signatures cover them. One request a connection: so the front need not know
 * where a body ends, and a peer that closes without warning does no harm.
 */
@CompileStatic
final class TlsFront implements AutoCloseable {

    private static final int LONGEST_HEAD = 64 * 1024
    /** Ours to set; a client that sends them must not be believed. */
    private static final Set<String> REPLACED =
            ['connection', 'keep-alive', 'proxy-connection', 'x-forwarded-proto', 'x-forwarded-for', 'x-forwarded-host'].toSet()

    /** One request seen: `status` is 502 when nothing answered behind the name. */
    @Immutable
    static class Exchange {
        String host
        String method
        String target
        int status
    }

    private final SSLServerSocket listener
    private final PrintWriter log
    private final Map<String, Integer> ports = new ConcurrentHashMap<>()
    private final List<Exchange> seen = new CopyOnWriteArrayList<>()

    TlsFront(InetAddress address, int port, SSLContext context, File log) {
        this.listener = (SSLServerSocket) context.serverSocketFactory.createServerSocket(port, 128, address)
        this.log = new PrintWriter(log.newWriter('UTF-8', true), true)
        Thread.startDaemon('tls-front') { accept() }
    }

    void route(String host, int port) {
        ports[host] = port
    }

    void unroute(String host) {
        ports.remove(host)
    }

    /** All requests answered so far, oldest first. */
    List<Exchange> exchanges(String host) {
        seen.findAll { it.host == host }
    }

    @Override
    void close() {
        listener.close()
        log.close()
    }

    private void accept() {
        while (!listener.closed) {
            try {
                def client = (SSLSocket) listener.accept()
                Thread.startDaemon('tls-front-connection') { serve(client) }
            } catch (SocketException closed) {
                if (!listener.closed) throw closed
            }
        }
    }

    private void serve(SSLSocket client) {
        client.withCloseable {
            try {
                def fromClient = new BufferedInputStream(client.inputStream)
                def head = readHead(fromClient)
                if (head != null) pass(head, fromClient, client)
            } catch (IOException broken) {
                log.println("connection broken: $broken")
            }
        }
    }

    private void pass(List<String> head, InputStream fromClient, SSLSocket client) {
        def request = head[0].split(' ')
        def host = head.find { it.toLowerCase().startsWith('host:') }?.substring(5)?.trim()?.toLowerCase() ?: ''
        def port = ports[host]
        Socket upstream
        try {
            if (port == null) throw new ConnectException("nothing is routed for '$host'")
            upstream = new Socket(InetAddress.getByName('127.0.0.1'), port)
        } catch (ConnectException refused) {
            note(host, request, 502, refused.message)
            client.outputStream << 'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
            return
        }
        upstream.withCloseable {
            def toUpstream = upstream.outputStream
            toUpstream.write(forwarded(head, host).getBytes(StandardCharsets.ISO_8859_1))
            toUpstream.flush()
            Thread.startDaemon('tls-front-body') { pump(fromClient, toUpstream) }
            def answer = new BufferedInputStream(upstream.inputStream)
            def status = readStatus(answer)
            note(host, request, status, '')
            pump(answer, client.outputStream)
        }
    }

    private static String forwarded(List<String> head, String host) {
        def upgrade = head.any { it.toLowerCase().startsWith('upgrade:') }
        def kept = head.findAll { line ->
            def name = line.takeWhile { it != ':' }.toLowerCase()
            !(name in REPLACED) || (upgrade && name == 'connection')
        }
        if (!upgrade) kept << 'Connection: close'
        kept << 'X-Forwarded-Proto: https' << "X-Forwarded-Host: $host".toString() << 'X-Forwarded-For: 127.0.0.1'
        kept.join('\r\n') + '\r\n\r\n'
    }

    /** Lines up to the empty one; null when the client left without asking. */
    private static List<String> readHead(InputStream input) {
        def head = new StringBuilder()
        while (!head.toString().endsWith('\r\n\r\n')) {
            def next = input.read()
            if (next < 0) return null
            if (head.length() >= LONGEST_HEAD) throw new IOException('the head of the request is too long')
            head.append((char) next)
        }
        head.toString().trim().split('\r\n').toList()
    }

    /** Looks at the status line and leaves it in the stream. */
    private static int readStatus(BufferedInputStream answer) {
        answer.mark(64)
        def line = new String(answer.readNBytes(12), StandardCharsets.ISO_8859_1)
        answer.reset()
        line ==~ /HTTP\/1\.\d \d{3}/ ? line.substring(9) as int : 502
    }

    private static void pump(InputStream from, OutputStream to) {
        try {
            def buffer = new byte[16 * 1024]
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count)
                to.flush()
            }
        } catch (IOException ignored) {
            // One side has gone: the other ends with its own connection.
        }
    }

    private void note(String host, String[] request, int status, String why) {
        seen << new Exchange(host, request[0], request.length > 1 ? request[1] : '', status)
        log.println("$host ${request.take(2).join(' ')} -> $status $why")
    }
}
