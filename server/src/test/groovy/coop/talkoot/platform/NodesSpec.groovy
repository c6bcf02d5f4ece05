package coop.talkoot.platform

import coop.talkoot.TestDatabase
import coop.talkoot.platform.Settings.DatabaseAddress
import java.sql.Connection
import java.sql.DriverManager
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.SQLDialect
import org.jooq.impl.DSL
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class NodesSpec extends Specification {
    private final DatabaseAddress address = TestDatabase.fresh()
    private final PollingConditions eventually = new PollingConditions(timeout: 60, delay: 0.05)
    private final List<Nodes> running = []

    def cleanup() {
        running.each { it.close() }
        TestDatabase.drop(address)
    }

    def "each process has a number of its own, and gives it back at its end"() {
        when:
        def nodes = (1..5).collect { join() }

        then:
        nodes*.number() == [0, 1, 2, 3, 4]
        nodes*.incarnation().toSet().size() == 5

        when:
        nodes[2].close()

        then:
        join().number() == 2
    }

    def "the number of a process that died rests before another gets it"() {
        given:
        def dead = join()

        when:
        killSessions()
        running.clear()
        stop(dead)

        then:
        join().number() == 1
    }

    def "a process that finds all numbers taken says so and does not start"() {
        given: 'sessions that hold the locks of them all'
        def holder = connect()
        holder.createStatement().execute("select pg_advisory_lock(${0x74616c6b}, n) from generate_series(0, 63) n".toString())

        when:
        join()

        then:
        def refused = thrown(CannotStart)
        refused.message.startsWith('64 server processes run on this database')

        cleanup:
        holder?.close()
    }

    def "a process whose session is cut keeps its number, and nobody else gets it meanwhile"() {
        given:
        def one = join()
        def another = join()
        def returned = new AtomicInteger()
        one.onReturn { returned.incrementAndGet() }

        when:
        killSessions()
        eventually.eventually { assert returned.get() > 0 }

        then:
        one.number() == 0
        one.linked
        eventually.eventually { assert another.linked }
        another.number() == 1
        join().number() == 2
    }

    def "of claims, those are given free whose process died, soon after and not before"() {
        given:
        def one = join()
        def dying = join()
        administrate("create table claim as values (1, ${one.incarnation()}), (2, ${dying.incarnation()}), (3, null)")
        def free = new CopyOnWriteArrayList<Long>()
        one.onDeath {
            free.addAllAbsent(TestDatabase.connect(address) {
                DSL.using(it, SQLDialect.POSTGRES).selectFrom(DSL.table('claim'))
                        .where(one.deadOwner(DSL.field('column2', Long))).fetch('column1', Long)
            })
        }

        expect:
        free.empty

        when:
        stop(dying)
        killSession(dying)

        then:
        eventually.eventually { assert free == [2L] }
    }

    def "who leaves in order leaves nothing claimed either"() {
        given:
        def one = join()
        def leaving = join()
        def called = new AtomicInteger()
        eventually.eventually { assert !one.alone }
        one.onDeath { called.incrementAndGet() }
        eventually.eventually { assert called.get() == 1 }

        when:
        leaving.close()

        then:
        eventually.eventually { assert called.get() == 2 }
        eventually.eventually { assert one.alone }
    }

    private Nodes join() {
        def nodes = Nodes.join(address)
        running << nodes
        return nodes
    }

    /** As if the process had ended at once: it says and does nothing any more, and gives nothing back. */
    private void stop(Nodes nodes) {
        running.remove(nodes)
        nodes.@closing = true
        nodes.@thread.join()
    }

    private void killSession(Nodes nodes) {
        nodes.@session.close()
    }

    private void killSessions() {
        administrate("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'talkoot node' and datname = current_database()")
    }

    private void administrate(CharSequence statement) {
        connect().withCloseable { it.createStatement().execute(statement.toString()) }
    }

    private Connection connect() {
        return DriverManager.getConnection(address.url(), address.user(), address.password())
    }
}
