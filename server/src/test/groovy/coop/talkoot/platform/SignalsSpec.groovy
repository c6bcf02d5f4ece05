package coop.talkoot.platform

import coop.talkoot.TestDatabase
import coop.talkoot.TestInstance
import java.util.concurrent.CopyOnWriteArrayList
import java.util.function.Consumer
import org.postgresql.PGConnection
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class SignalsSpec extends Specification {
    private final TestInstance one = TestInstance.start(name: 'bakery')
    private TestInstance another = one.beside()
    private final PollingConditions eventually = new PollingConditions(timeout: 60, delay: 0.05)
    private final List<String> heard = new CopyOnWriteArrayList<>()
    private final List<String> own = new CopyOnWriteArrayList<>()

    def setup() {
        // What it hears of the other's coming is over when it has answered the first word after it.
        another.bean(Signals).on('bread', { detail -> heard << detail.orElse('anything') } as Consumer)
        one.bean(Signals).on('bread', { detail -> own << detail.orElse('anything') } as Consumer)
        eventually.eventually {
            one.bean(Signals).publish('bread', 'first')
            assert heard.contains('first')
        }
        one.bean(Signals).publish('bread', 'the last of these')
        eventually.eventually { assert heard.contains('the last of these') }
        heard.clear()
        own.clear()
    }

    def cleanup() {
        another.close()
        one.close()
    }

    def "what one process says after its commit the other hears, and it itself does not"() {
        when:
        one.bean(Transactions).run {
            one.bean(Signals).publish('bread', 'rye')
            one.bean(Signals).publish('cake', 'nobody listens')
        }

        then:
        eventually.eventually { assert heard == ['rye'] }
        own.empty
    }

    def "what is rolled back is not said"() {
        when:
        try {
            one.bean(Transactions).run {
                one.bean(Signals).publish('bread', 'burnt')
                throw new IllegalStateException('burnt')
            }
        } catch (IllegalStateException ignored) {
            // as it should
        }
        one.bean(Signals).publish('bread', 'fresh')

        then:
        eventually.eventually { assert heard.contains('fresh') }
        !heard.contains('burnt')
    }

    def "many at once come as few, and more than can be listed as one without detail"() {
        when:
        500.times { one.bean(Signals).publish('bread', "loaf $it") }

        then:
        eventually.eventually { assert heard.contains('anything') }
        heard.size() < 60
    }

    def "after a lost connection both take everything for changed"() {
        when:
        cutSessions()

        then:
        eventually.eventually {
            assert heard.contains('anything')
            assert own.contains('anything')
        }

        when: 'and they hear each other again'
        heard.clear()

        then:
        eventually.eventually {
            one.bean(Signals).publish('bread', 'again')
            assert heard.contains('again')
        }
    }

    def "alone it says nothing, and whoever comes then takes everything for changed"() {
        given:
        another.stop()
        eventually.eventually { assert one.bean(Nodes).alone }

        when:
        one.bean(Signals).publish('bread', 'kept to itself')

        then: 'nothing waits to be sent'
        one.bean(Signals).@waiting.isEmpty()

        when:
        def words = listen { another.startAgain() }

        then:
        words.any { it.endsWith(' * ') }
    }

    /** What is said on the channel while something is done, and until everything was said to have changed. */
    private List<String> listen(Closure<?> work) {
        return TestDatabase.connect(one.settings.database().get()) { connection ->
            connection.createStatement().execute('listen talkoot')
            work()
            def words = []
            eventually.eventually {
                words.addAll(connection.unwrap(PGConnection).getNotifications(50)*.parameter)
                assert words.any { word -> word.contains(' * ') }
            }
            return words
        }
    }

    private void cutSessions() {
        TestDatabase.connect(one.settings.database().get()) {
            it.createStatement().execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'talkoot node' and datname = current_database()")
        }
    }
}
