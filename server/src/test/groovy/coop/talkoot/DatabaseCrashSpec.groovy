package coop.talkoot

import coop.talkoot.platform.EmbeddedDatabase
import coop.talkoot.platform.Settings
import java.nio.file.Path
import java.time.Duration
import spock.lang.Isolated
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** The database is killed under the server, which says so while it lasts, and goes on when the database is back. */
@Isolated
class DatabaseCrashSpec extends Specification {
    private static final int INBOXES = 20
    /** So many posts at most were under way when it was killed, and may be acknowledged after. */
    private static final int WRITERS = 4
    private static final Duration AT_MOST = Duration.ofSeconds(10)

    @TempDir
    Path home

    private final int port = TestInstance.freePort()
    private final String base = "http://bakery.localhost:$port"
    private final Readers readers = new Readers(INBOXES)
    private final PollingConditions eventually = new PollingConditions(timeout: 60, delay: 0.02)
    private ChildServer server
    private Writers writers
    private EmbeddedDatabase database

    def cleanup() {
        writers?.close()
        server?.close()
        database?.close()
        readers.close()
    }

    def "the server starts its own database again, and nothing acknowledged is lost"() {
        given:
        server = new ChildServer(home, port, '--base-url', base)
        writers = new Writers(readers.follow(settings(null)))
        server.start()
        writers.writeTo(server)
        eventually.eventually { assert writers.acknowledged.size() > 20 && readers.arrivals() > 0 }

        when:
        server.killDatabase()
        def killed = System.nanoTime()
        def before = writers.acknowledged.size()
        eventually.eventually { assert writers.acknowledged.size() > before + WRITERS }
        def back = Duration.ofNanos(System.nanoTime() - killed)
        eventually.eventually { assert writers.acknowledged.size() > before + 20 }
        writers.rest()

        then: 'it was the same process all the time'
        server.running
        back < AT_MOST
        server.said().contains('The database server has ended by itself; starting it again')
        onlyCreatedOrResting()
        everythingArrives()

        cleanup:
        println("embedded database killed: posting again after ${back?.toMillis()} ms, answers $writers.statuses")
    }

    def "while the database is away every answer says so, and when it is back the server goes on"() {
        given: 'a database that somebody else runs, and starts again after a while'
        database = EmbeddedDatabase.start(home.resolve('elsewhere'), 60)
        def address = database.address()
        server = new ChildServer(home, port, '--base-url', base, '--database-url', address.url(), '--database-user', address.user(),
                '--database-password', address.password())
        writers = new Writers(readers.follow(settings(address)))
        server.start()
        writers.writeTo(server)
        eventually.eventually { assert writers.acknowledged.size() > 20 && readers.arrivals() > 0 }

        expect:
        server.get('/health').statusCode() == 200

        when: 'it is killed, and whoever would start it again is kept waiting'
        def before
        synchronized (database) {
            ProcessHandle.of(database.process()).get().destroyForcibly()
            eventually.eventually { assert server.get('/health').statusCode() == 503 }
            before = writers.acknowledged.size()
            eventually.eventually { assert (writers.statuses[503] ?: 0) >= 4 }
        }
        eventually.eventually { assert TestDatabase.connect(address) { true } }
        def returned = System.nanoTime()
        eventually.eventually { assert writers.acknowledged.size() > before + WRITERS }
        def back = Duration.ofNanos(System.nanoTime() - returned)

        then:
        writers.refusals.every { it.headers().firstValue('Retry-After').present }
        eventually.eventually { assert writers.acknowledged.size() > before + 20 }

        when:
        writers.rest()

        then:
        back < AT_MOST
        server.running
        server.get('/health').statusCode() == 200
        onlyCreatedOrResting()
        everythingArrives()

        cleanup:
        println("external database killed: posting again ${back?.toMillis()} ms after it took connections again, answers $writers.statuses")
    }

    private void onlyCreatedOrResting() {
        assert writers.broken.get() == 0
        assert writers.statuses.keySet() - [201, 503] == [] as Set
        assert writers.refusals.every { it.headers().firstValue('Retry-After').present }
    }

    private void everythingArrives() {
        assert writers.acknowledged.every { server.get(it.substring(base.length())).statusCode() == 200 }
        eventually.eventually { assert readers.haveAll(writers.acknowledged) }
        assert readers.underTwoIds().empty
        assert readers.twice() <= readers.arrivals().intdiv(100) + 8
    }

    private Settings settings(Settings.DatabaseAddress address) {
        return new Settings('127.0.0.1', port, URI.create(base), home, Optional.ofNullable(address), true, 8)
    }
}
