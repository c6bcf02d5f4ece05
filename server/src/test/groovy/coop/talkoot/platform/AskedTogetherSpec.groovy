package coop.talkoot.platform

import coop.talkoot.AtOnce
import coop.talkoot.TestInstance
import java.util.concurrent.Callable
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.function.Function
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AskedTogetherSpec extends Specification {
    @Shared
    @AutoCleanup
    TestInstance instance = TestInstance.start(name: 'asking')

    @Shared
    Transactions transactions = instance.bean(Transactions)

    private final questions = new ConcurrentLinkedQueue<Set<String>>()
    private final people = Executors.newVirtualThreadPerTaskExecutor()

    def cleanup() {
        people.close()
    }

    def "what is asked while questions are on their way goes together in the next, and each hears what they asked"() {
        given: 'as many questions on their way as may be'
        def gate = new CountDownLatch(1)
        def together = new AskedTogether<String, Integer>('test', transactions, { Collection<String> keys ->
            questions << keys.toSet()
            if (keys.any { it.startsWith('slow') }) {
                assert gate.await(60, TimeUnit.SECONDS)
            }
            keys.findAll { it != 'unknown' }.collectEntries { [it, it.length()] }
        } as Function)
        def slow = (1..2).collect { number ->
            def asked = people.submit({ together.about('slow' + 'w' * number) } as Callable)
            until { questions.size() == number }
            asked
        }

        when:
        def words = (1..20).collect { 'x' * it } + ['unknown', 'x']
        def others = words.collect { word -> people.submit({ together.about(word) } as Callable) }
        until { together.size() == words.size() }
        gate.countDown()

        then:
        slow*.get(60, TimeUnit.SECONDS)*.get() == [5, 6]
        others*.get(60, TimeUnit.SECONDS)*.orElse(null) == (1..20) + [null, 1]
        questions.size() == 3
        questions[2] == words.toSet()
    }

    def "one about whom it cannot be asked is told so, and takes nobody else along"() {
        given:
        def together = new AskedTogether<String, String>('test', transactions, { Collection<String> keys ->
            if ('bad' in keys) {
                throw new IllegalArgumentException('bad')
            }
            keys.collectEntries { [it, it] }
        } as Function)

        when:
        def answers = AtOnce.run((1..9).collect { number -> { -> together.about(number == 5 ? 'bad' : "$number".toString()) } })

        then:
        answers[4] instanceof IllegalArgumentException
        (answers - answers[4])*.get() == ['1', '2', '3', '4', '6', '7', '8', '9']
    }

    def "within a transaction what it has written is known, and to nobody else"() {
        given:
        def sql = instance.bean(DSLContext)
        def together = new AskedTogether<Integer, Integer>('test', transactions, { Collection<Integer> keys ->
            keys.collectEntries { [it, sql.fetchValue('select count(*) from recorded where number = ?', it) as int] }
        } as Function)
        transactions.run { sql.execute('create table recorded (number int)') }

        expect:
        transactions.write {
            sql.execute('insert into recorded values (7)')
            [together.about(7).get(), people.submit({ together.about(7) } as Callable).get(60, TimeUnit.SECONDS).get()]
        } == [1, 0]
        together.about(7).get() == 1
    }

    private static void until(Closure<Boolean> condition) {
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
        while (!condition.call()) {
            assert System.nanoTime() < end
            Thread.sleep(1)
        }
    }
}
