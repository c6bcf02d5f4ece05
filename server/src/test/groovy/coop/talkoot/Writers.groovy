package coop.talkoot

import java.net.http.HttpResponse
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.locks.LockSupport

/** People who go on posting whatever happens to the servers, each text once, and remember what they were told. */
final class Writers implements AutoCloseable {
    /** URIs of posts that a server said are there. */
    final Queue<String> acknowledged = new ConcurrentLinkedQueue<>()
    /** status -> how often */
    final Map<Integer, Integer> statuses = new ConcurrentHashMap<>()
    /** Answers other than "created". */
    final Queue<HttpResponse<String>> refusals = new ConcurrentLinkedQueue<>()
    final AtomicInteger broken = new AtomicInteger()
    volatile long lastAt
    private final AtomicInteger number = new AtomicInteger()
    private final String token
    private final ExecutorService people = Executors.newCachedThreadPool()
    private volatile boolean done

    Writers(String token) {
        this.token = token
    }

    /** So many people post to this server until {@link #rest}, each a little after the answer to the last post. */
    Writers writeTo(ChildServer server, int people = 4) {
        people.times { this.people.submit { write(server) } }
        return this
    }

    private void write(ChildServer server) {
        while (!done) {
            try {
                def answer = server.post(token, "Post number ${number.incrementAndGet()}")
                statuses.merge(answer.statusCode(), 1) { a, b -> a + b }
                if (answer.statusCode() == 201) {
                    acknowledged << ChildServer.uriOf(answer)
                    lastAt = System.nanoTime()
                } else {
                    refusals << answer
                }
            } catch (IOException brokenOff) {
                broken.incrementAndGet()
            }
            LockSupport.parkNanos(200_000_000)
        }
    }

    /** Nobody posts any more. */
    void rest() {
        done = true
        people.shutdown()
        assert people.awaitTermination(60, TimeUnit.SECONDS)
    }

    /** What a failed condition shows. */
    @Override
    String toString() {
        return "writers with ${acknowledged.size()} posts acknowledged, answers $statuses"
    }

    @Override
    void close() {
        done = true
        people.shutdownNow()
    }
}
