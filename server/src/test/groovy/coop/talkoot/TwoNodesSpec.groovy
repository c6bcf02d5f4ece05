package coop.talkoot

import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests
import coop.talkoot.platform.Settings.DatabaseAddress
import coop.talkoot.platform.Recurring
import coop.talkoot.platform.Settings
import java.nio.file.Path
import spock.lang.Isolated
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** Two server processes on one database, either of which is killed at any moment. */
@Isolated
class TwoNodesSpec extends Specification {
    private static final int INBOXES = 30
    private static final int RECURRING = new ClassFileImporter().withImportOption(new DoNotIncludeTests())
            .importPackages('coop.talkoot').count { it.isAssignableTo(Recurring) && !it.isInterface() }
    private static final int KILLS = Integer.getInteger('talkoot.kills', 4)

    @TempDir
    Path home

    private final DatabaseAddress address = TestDatabase.empty()
    private final int port = TestInstance.freePort()
    private final String base = "http://bakery.localhost:$port"
    private final Readers readers = new Readers(INBOXES)
    private final List<ChildServer> servers = [port, TestInstance.freePort()].collect {
        new ChildServer(home, it, '--base-url', base, '--database-url', address.url(), '--database-user', address.user(),
                '--database-password', address.password())
    }
    private final PollingConditions eventually = new PollingConditions(timeout: 120, delay: 0.05)
    private final Random random = new Random()
    private Writers writers

    def cleanup() {
        writers?.close()
        servers*.close()
        readers.close()
        TestDatabase.drop(address)
    }

    def "both may start at the same time on an empty database"() {
        when:
        servers*.launch()

        then:
        servers.each { server -> eventually.eventually { assert server.said().contains('Ctrl-C stops it.') } }
        servers.every { it.get('/health').statusCode() == 200 }
        ask('select count(distinct number) from node where died_at is null') == 2

        and: 'what recurs stands in the table once, and was done once'
        eventually.eventually {
            assert ask('select count(*) from scheduled_task') == RECURRING
            assert ask("select count(*) from scheduled_task where last_success is not null and version <= 3") == RECURRING
        }
    }

    def "whichever is killed at any moment, nothing is lost and nothing comes under two ids"() {
        given:
        writers = new Writers(readers.follow(new Settings('127.0.0.1', port, URI.create(base), home, Optional.of(address), true, 8)))
        servers*.start()
        servers.each { writers.writeTo(it, 2) }

        when:
        KILLS.times {
            def killed = servers[random.nextInt(2)]
            def more = readers.arrivals() + 1 + random.nextInt(300)
            eventually.eventually { assert readers.arrivals() >= more }
            killed.kill()
            def other = readers.arrivals()
            eventually.eventually { assert readers.arrivals() > other }
            killed.start()
        }
        writers.rest()

        then:
        !writers.acknowledged.empty
        writers.statuses.keySet() - [201, 503] == [] as Set
        eventually.eventually { assert readers.haveAll(writers.acknowledged) }
        readers.underTwoIds().empty
        readers.twice() <= KILLS * 8 + readers.arrivals().intdiv(100)
        writers.acknowledged.every { uri -> servers.every { it.get(uri.substring(base.length())).statusCode() == 200 } }

        and: 'all is quiet: nothing stays claimed, and the dead are known to be dead'
        eventually.eventually {
            assert ask("select count(*) from delivery where state = 'PENDING'") == 0
            assert ask('select count(*) from node where died_at is null') == 2
        }

        cleanup:
        println("$KILLS kills of two nodes: ${writers?.acknowledged?.size()} posts, ${readers.arrivals()} deliveries, ${readers.twice()} twice, " +
                "answers ${writers?.statuses}")
    }

    def "when one of two is killed, the other takes over what it had under way"() {
        given:
        writers = new Writers(readers.follow(new Settings('127.0.0.1', port, URI.create(base), home, Optional.of(address), true, 8)))
        servers*.start()
        readers.closeDoor()
        def post = ChildServer.uriOf(servers[0].post(writers.@token, 'bread'))
        eventually.eventually { assert readers.knocks() >= INBOXES }

        when:
        servers[0].kill()
        readers.openDoor()

        then:
        eventually.eventually { assert readers.haveAll([post]) }
    }

    private long ask(String query) {
        return TestDatabase.connect(address) {
            def rows = it.createStatement().executeQuery(query)
            rows.next()
            return rows.getLong(1)
        }
    }
}
