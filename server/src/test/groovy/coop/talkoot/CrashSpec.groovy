package coop.talkoot

import coop.talkoot.platform.Settings
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.locks.LockSupport
import spock.lang.Isolated
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/**
 * The server is killed while it works; what was acknowledged must be there and arrive. The whole of it:
 * {@code -Dtalkoot.kills=20 -Dtalkoot.posts=500 -Dtalkoot.inboxes=1000}.
 */
@Isolated
class CrashSpec extends Specification {
    static final int KILLS = Integer.getInteger('talkoot.kills', 5)
    static final int POSTS = Integer.getInteger('talkoot.posts', 60)
    static final int INBOXES = Integer.getInteger('talkoot.inboxes', 100)
    /** Delivery workers of the server. */
    static final int UNDER_WAY = 64
    static final Duration AT_MOST = Duration.ofSeconds(5)

    @TempDir
    Path home

    private final int port = TestInstance.freePort()
    private final String base = "http://bakery.localhost:$port"
    private final Readers readers = new Readers(INBOXES)
    private final ChildServer server = new ChildServer(home, port, '--base-url', base)
    private final PollingConditions eventually = new PollingConditions(timeout: 120 + POSTS * INBOXES / 50, delay: 0.05)
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>()
    private final AtomicInteger posted = new AtomicInteger()
    private final Random random = new Random()

    def cleanup() {
        server.close()
        readers.close()
    }

    def "every acknowledged post outlives kills at any moment and reaches every inbox, under the same id"() {
        given:
        def token = readers.follow(settings())
        def writers = Executors.newFixedThreadPool(4)
        def waits = []
        server.start()

        when: 'it is killed again and again, now alone and now with its database, while posts are made and sent'
        (1..KILLS).each { round ->
            def goal = (POSTS * round / KILLS) as int
            4.times { writers.submit { post(token, goal) } }
            // Some moment on the way to the next kill: so many more deliveries have come, or posts been made.
            def before = readers.arrivals()
            def some = 1 + random.nextInt((POSTS * INBOXES / KILLS / 2) as int)
            eventually.eventually { assert readers.arrivals() >= before + some }
            if (round % 2) {
                server.kill()
            } else {
                killBoth()
            }
            def sent = readers.arrivals()
            server.start()
            if (!readers.haveAll(acknowledged)) {
                eventually.eventually { assert readers.arrivals() > sent }
                waits << Duration.ofNanos(readers.lastAt() - server.upAt)
            }
            eventually.eventually { assert acknowledged.size() >= goal }
        }
        writers.close()

        then: 'each acknowledged post is there'
        acknowledged.size() >= POSTS
        acknowledged.every { server.get(it.substring(base.length())).statusCode() == 200 }

        and: 'and was delivered to each inbox'
        eventually.eventually { assert readers.haveAll(acknowledged) }

        and: 'the first soon after each start'
        waits.every { it < AT_MOST }

        and: 'what came twice, came under the same id, and rarely: no more than was under way at each kill'
        readers.underTwoIds().empty
        readers.twice() <= Math.max(KILLS * UNDER_WAY, (POSTS * INBOXES).intdiv(100))

        cleanup:
        println("$KILLS kills, ${acknowledged.size()} posts of $POSTS acknowledged to $INBOXES inboxes: ${readers.arrivals()} deliveries, " +
                "${readers.twice()} twice, first after a start at most ${waits.max()?.toMillis()} ms")
        writers?.shutdownNow()
    }

    def "what was under way when the server was killed is on its way again soon after the start"() {
        given: 'a post that all workers are bringing, to readers who do not answer'
        def token = readers.follow(settings())
        server.start()
        readers.closeDoor()
        acknowledged << ChildServer.uriOf(server.post(token, 'bread'))
        eventually.eventually { assert readers.knocks() >= Math.min(UNDER_WAY, INBOXES) }

        when:
        killBoth()
        readers.openDoor()
        server.start()
        eventually.eventually { assert readers.haveAll(acknowledged) }

        then: 'the last one too: nothing waited for the claims of the dead to run out'
        Duration.ofNanos(readers.lastAt() - server.upAt) < AT_MOST.plusSeconds(INBOXES.intdiv(50))
    }

    /** Posts until so many are acknowledged altogether. */
    private void post(String token, int goal) {
        while (acknowledged.size() < goal) {
            try {
                def answer = server.post(token, "Post number ${posted.incrementAndGet()}")
                if (answer.statusCode() == 201) {
                    acknowledged << ChildServer.uriOf(answer)
                }
            } catch (ConnectException notThere) {
                LockSupport.parkNanos(20_000_000)
            } catch (IOException ignored) {
                // Killed under the request: nobody was told that this one is there.
            }
        }
    }

    /** Both at once, with no time for either to tidy up. */
    private void killBoth() {
        def postmaster = server.postmaster()
        server.kill()
        postmaster.destroyForcibly()
        eventually.eventually { assert !postmaster.alive }
    }

    private Settings settings() {
        return new Settings('127.0.0.1', port, URI.create(base), home, Optional.empty(), true, 8)
    }
}
