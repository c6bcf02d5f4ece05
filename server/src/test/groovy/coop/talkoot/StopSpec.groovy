package coop.talkoot

import coop.talkoot.platform.Settings
import java.nio.file.Path
import java.time.Duration
import spock.lang.Isolated
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** The server is told to stop while it works. */
@Isolated
class StopSpec extends Specification {
    private static final int INBOXES = 30
    private static final Duration AT_MOST = Duration.ofSeconds(20)

    @TempDir
    Path home

    private final int port = TestInstance.freePort()
    private final String base = "http://bakery.localhost:$port"
    private final Readers readers = new Readers(INBOXES)
    private final ChildServer server = new ChildServer(home, port, '--base-url', base)
    private final PollingConditions eventually = new PollingConditions(timeout: 60, delay: 0.02)
    private Writers writers

    def setup() {
        writers = new Writers(readers.follow(new Settings('127.0.0.1', port, URI.create(base), home, Optional.empty(), true, 8)))
        server.start()
    }

    def cleanup() {
        writers.close()
        server.close()
        readers.close()
    }

    def "told to stop under load it finishes what is under way, succeeds, and loses nothing"() {
        given:
        writers.writeTo(server)
        eventually.eventually { assert writers.acknowledged.size() > 20 && readers.arrivals() > 0 }

        when:
        def told = System.nanoTime()
        def code = server.stop()
        def took = Duration.ofNanos(System.nanoTime() - told)
        writers.rest()

        then:
        code == 0
        took < AT_MOST
        server.said().endsWith('Stopped.\n')
        writers.statuses.keySet() - [201, 503] == [] as Set

        when:
        server.start()

        then:
        writers.acknowledged.every { server.get(it.substring(base.length())).statusCode() == 200 }
        eventually.eventually { assert readers.haveAll(writers.acknowledged) }

        and: 'what was finished is not done again'
        readers.twice() == 0
        readers.underTwoIds().empty

        cleanup:
        println("stopped under load in ${took?.toMillis()} ms, answers $writers.statuses, ${writers.broken} refused or cut off")
    }

    def "peers that do not answer hold up the end no longer than that"() {
        given:
        readers.closeDoor()
        writers.acknowledged << ChildServer.uriOf(server.post(writers.@token, 'bread'))
        eventually.eventually { assert readers.knocks() >= INBOXES }

        when:
        def told = System.nanoTime()
        def code = server.stop()
        def took = Duration.ofNanos(System.nanoTime() - told)

        then:
        code == 0
        took < AT_MOST

        when:
        readers.openDoor()
        server.start()

        then:
        eventually.eventually { assert readers.haveAll(writers.acknowledged) }
    }
}
