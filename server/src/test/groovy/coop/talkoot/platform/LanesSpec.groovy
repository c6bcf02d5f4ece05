package coop.talkoot.platform

import java.time.Duration
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.function.Consumer
import spock.lang.Specification

class LanesSpec extends Specification {
    private final done = new ConcurrentHashMap<String, List<Integer>>()

    def "what has one key is done in order, in runs that are not too long, and keys do not wait for each other"() {
        given:
        def gate = new CountDownLatch(1)
        def runs = Collections.synchronizedList([])
        def lanes = new Lanes<List>('test', 5, { List<List> run ->
            if (run.first()[0] == 'slow') {
                assert gate.await(10, TimeUnit.SECONDS)
            }
            runs << run.size()
            run.each { item -> done.computeIfAbsent(item[0]) { Collections.synchronizedList([]) } << item[1] }
        } as Consumer)

        when:
        (1..50).each { number -> ['slow', 'a', 'b'].each { lanes.add(it, [it, number]) } }
        until { done.a?.size() == 50 && done.b?.size() == 50 }

        then:
        done.slow == null
        lanes.size() == 50

        when:
        gate.countDown()
        until { lanes.size() == 0 }

        then:
        done.values().every { it == (1..50) as List }
        runs.every { it <= 5 }

        cleanup:
        lanes.close()
    }

    def "a run that fails leaves the next ones of its key undisturbed"() {
        given:
        def lanes = new Lanes<Integer>('test', 1, { List<Integer> run ->
            if (run == [2]) {
                throw new IllegalStateException('two')
            }
            done.computeIfAbsent('a') { Collections.synchronizedList([]) }.addAll(run)
        } as Consumer)

        when:
        (1..4).each { lanes.add('a', it) }
        until { lanes.size() == 0 }

        then:
        done.a == [1, 3, 4]

        cleanup:
        lanes.close()
    }

    def "what is almost done leaves room, and is not counted twice once it is done"() {
        given:
        def gate = new CountDownLatch(1)
        def lanes = new Lanes<Integer>('test', 10, { run -> assert gate.await(10, TimeUnit.SECONDS) } as Consumer)
        lanes.add('a', 1)
        lanes.add('b', 2)

        when:
        Thread.startVirtualThread { lanes.almostDone(1) }

        then:
        lanes.awaitRoom(2, Duration.ofSeconds(10))
        !lanes.awaitRoom(1, Duration.ofMillis(20))

        when:
        lanes.almostDone(-1)

        then:
        !lanes.awaitRoom(2, Duration.ofMillis(20))

        cleanup:
        gate.countDown()
        lanes.close()
    }

    def "whoever waits for room has it when work is done, and is told when it takes too long"() {
        given:
        def gate = new CountDownLatch(1)
        def lanes = new Lanes<Integer>('test', 10, { run -> assert gate.await(10, TimeUnit.SECONDS) } as Consumer)
        lanes.add('a', 1)
        lanes.add('b', 2)

        expect:
        lanes.awaitRoom(3, Duration.ofSeconds(10))
        !lanes.awaitRoom(2, Duration.ofMillis(20))

        when:
        Thread.startVirtualThread { gate.countDown() }

        then:
        lanes.awaitRoom(1, Duration.ofSeconds(10))

        cleanup:
        lanes.close()
    }

    def "after the end nothing more is taken"() {
        given:
        def lanes = new Lanes<Integer>('test', 10, { run -> } as Consumer)

        when:
        lanes.close()

        then:
        !lanes.add('a', 1)
        lanes.size() == 0
    }

    private static void until(Closure<Boolean> condition) {
        def end = System.nanoTime() + 10_000_000_000L
        while (!condition()) {
            assert System.nanoTime() < end
            Thread.onSpinWait()
        }
    }
}
