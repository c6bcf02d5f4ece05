package coop.talkoot.activitypub.fetch

import java.nio.charset.StandardCharsets
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicLong

/** A server on loopback that keeps to no rule: each path writes what it likes, as slowly or as much as it likes. */
final class HostilePeer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.loopbackAddress)
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()
    private final Map<String, Closure> paths = new ConcurrentHashMap<>()
    final List<String> asked = new CopyOnWriteArrayList<>()
    final AtomicLong written = new AtomicLong()

    HostilePeer() {
        threads.submit {
            while (!server.closed) {
                def socket = server.accept()
                threads.submit { serve(socket) }
            }
        }
        on('/honest') { it << head('200 OK', 'Content-Length: 2') << '{}' }
    }

    int getPort() {
        return server.localPort
    }

    String url(String path, String host = '127.0.0.1') {
        return "http://$host:$port$path"
    }

    /** A closure that is given the way out, and may leave it open as long as it likes. */
    void on(String path, Closure answer) {
        paths[path] = answer
    }

    void redirect(String from, String to) {
        on(from) { it << head('302 Found', "Location: $to", 'Content-Length: 0') }
    }

    static byte[] head(String status, String... headers) {
        return ("HTTP/1.1 $status\r\n" + (['Content-Type: application/activity+json', 'Connection: close'] + headers.toList()).join('\r\n') + '\r\n\r\n')
                .getBytes(StandardCharsets.ISO_8859_1)
    }

    static void slowly(OutputStream out, String what) {
        600.times {
            out << what
            out.flush()
            Thread.sleep(50)
        }
    }

    static void endlessly(OutputStream out, String what) {
        while (true) {
            out << what
        }
    }

    static void megabytes(OutputStream out, int many) {
        def megabyte = new byte[1 << 20]
        many.times { out.write(megabyte, 0, megabyte.length) }
    }

    static void chunks(OutputStream out, int many) {
        def megabyte = new byte[1 << 20]
        many.times {
            out << '100000\r\n'
            out.write(megabyte, 0, megabyte.length)
            out << '\r\n'
        }
    }

    static void bomb(OutputStream out, int many) {
        megabytes(out, many)
        out.close()
    }

    private void serve(Socket socket) {
        socket.withCloseable {
            try {
                def lines = new BufferedReader(new InputStreamReader(socket.inputStream))
                def path = lines.readLine()?.split(' ')?.getAt(1)
                while (lines.readLine()) {
                    // the headers of the request are of no interest here
                }
                asked << path
                paths[path]?.call(new Counting(socket.outputStream, written))
            } catch (IOException | InterruptedException ignored) {
                // whoever asked has had enough
            }
        }
    }

    private static final class Counting extends OutputStream {
        private final OutputStream sink
        private final AtomicLong written

        Counting(OutputStream sink, AtomicLong written) {
            this.sink = sink
            this.written = written
        }

        @Override
        void write(int one) {
            write([one as byte] as byte[], 0, 1)
        }

        @Override
        void write(byte[] bytes, int from, int length) {
            sink.write(bytes, from, length)
            written.addAndGet(length)
        }

        @Override
        void flush() {
            sink.flush()
        }
    }

    @Override
    void close() {
        server.close()
        threads.shutdownNow()
    }
}
