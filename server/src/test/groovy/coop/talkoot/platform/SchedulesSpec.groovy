package coop.talkoot.platform

import com.zaxxer.hikari.HikariDataSource
import coop.talkoot.SettableClock
import coop.talkoot.TestDatabase
import coop.talkoot.platform.Settings.DatabaseAddress
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class SchedulesSpec extends Specification {
    private static final Duration LOOK = Duration.ofMillis(50)

    private final DatabaseAddress address = TestDatabase.fresh()
    private final HikariDataSource source = new HikariDataSource(jdbcUrl: address.url(), username: address.user(), password: address.password(),
            maximumPoolSize: 8)
    private final SettableClock clock = new SettableClock()
    private final PollingConditions eventually = new PollingConditions(timeout: 60, delay: 0.05)
    private final List<Schedules> running = []
    private final List<String> runs = new CopyOnWriteArrayList<>()

    def cleanup() {
        running*.close()
        source.close()
        TestDatabase.drop(address)
    }

    def "of many processes one does what recurs, once each time it is due"() {
        when:
        5.times { start("node $it") }

        then:
        done(1)

        when: 'the next time comes, five times'
        (2..5).each { number ->
            clock.advance(Duration.ofMinutes(61))
            done(number)
        }

        and: 'a while after the last, in which all have looked again'
        def looks = looks()
        eventually.eventually { assert this.looks() > looks + 50 }

        then:
        runs.size() == 5
    }

    def "what fails is done again when its time comes"() {
        when:
        start('node') { throw new IllegalStateException('this time not') }
        done(1)
        clock.advance(Duration.ofMinutes(61))

        then:
        done(2)
    }

    def "the next process goes on where the last one ended"() {
        given:
        start('node 1')
        done(1)
        running.pop().close()

        when: 'another starts before the time'
        clock.advance(Duration.ofMinutes(30))
        start('node 2')
        def looks = looks()
        eventually.eventually { assert this.looks() > looks + 10 }

        then:
        runs.size() == 1

        when:
        clock.advance(Duration.ofMinutes(31))

        then:
        eventually.eventually { assert runs == ['node 1', 'node 2'] }
    }

    private void start(String name, Closure<?> work = {}) {
        def recurring = new Recurring() {
            @Override
            String name() {
                return 'baking'
            }

            @Override
            Duration every() {
                return Duration.ofHours(1)
            }

            @Override
            void run() {
                runs << name
                work()
            }
        }
        def schedules = new Schedules(source, clock, name, [recurring], LOOK)
        running << schedules
        schedules.start()
    }

    /** So many runs, and the last one is written down. */
    private boolean done(int number) {
        eventually.eventually {
            assert runs.size() == number
            assert ask('select count(*) from scheduled_task where picked') == 0
        }
        return true
    }

    /** How often anybody has looked for what is due. */
    private long looks() {
        return ask("select seq_scan + idx_scan from pg_stat_user_tables where relname = 'scheduled_task'")
    }

    private long ask(String query) {
        return TestDatabase.connect(address) {
            def rows = it.createStatement().executeQuery(query)
            rows.next()
            return rows.getLong(1)
        }
    }
}
