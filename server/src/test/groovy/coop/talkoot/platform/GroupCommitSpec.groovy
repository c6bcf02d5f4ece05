package coop.talkoot.platform

import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.function.Consumer
import spock.lang.Specification

class GroupCommitSpec extends Specification {
    private final batches = new ConcurrentLinkedQueue<List<Integer>>()
    private final people = Executors.newVirtualThreadPerTaskExecutor()

    def cleanup() {
        people.close()
    }

    def "what comes while a batch is written goes together in the next, and nobody returns before theirs is"() {
        given:
        def first = new CountDownLatch(1)
        def commit = new GroupCommit<Integer>('test', 1, 100, 1000, { List<Integer> batch ->
            if (batches.empty) {
                batches << batch
                assert first.await(60, TimeUnit.SECONDS)
            } else {
                batches << batch
            }
        } as Consumer)
        def beginner = people.submit { commit.write(0) }
        until { batches.size() == 1 }

        when:
        def others = (1..20).collect { item -> people.submit { commit.write(item) } }
        until { commit.size() == 20 }

        then:
        others.every { !it.done }
        !beginner.done

        when:
        first.countDown()
        ([beginner] + others)*.get(60, TimeUnit.SECONDS)

        then:
        batches.size() == 2
        batches[1].toSorted() == (1..20) as List
        commit.size() == 0
    }

    def "one that cannot be written is told so, and takes none of its batch with it"() {
        given:
        def written = new ConcurrentLinkedQueue<Integer>()
        def gate = new CountDownLatch(1)
        def commit = new GroupCommit<Integer>('test', 1, 100, 1000, { List<Integer> batch ->
            if (batch == [0]) {
                batches << batch
                assert gate.await(60, TimeUnit.SECONDS)
            }
            if (3 in batch) {
                throw new IllegalArgumentException('three')
            }
            written.addAll(batch)
        } as Consumer)

        when:
        def all = (0..5).collect { item ->
            def one = people.submit { commit.write(item) }
            until { batches.size() == 1 && commit.size() == item }
            one
        }
        gate.countDown()
        def outcomes = all.collect {
            try {
                it.get(60, TimeUnit.SECONDS)
                'written'
            } catch (Exception cause) {
                cause.cause.message
            }
        }

        then:
        outcomes == ['written', 'written', 'written', 'three', 'written', 'written']
        written.toSorted() == [0, 1, 2, 4, 5]
    }

    def "when too many wait the next is turned away at once, and the others are not harmed"() {
        given:
        def gate = new CountDownLatch(1)
        def commit = new GroupCommit<Integer>('test', 1, 100, 2, { List<Integer> batch ->
            batches << batch
            assert gate.await(60, TimeUnit.SECONDS)
        } as Consumer)
        def first = people.submit { commit.write(0) }
        until { batches.size() == 1 }
        def waiting = (1..2).collect { item -> people.submit { commit.write(item) } }
        until { commit.size() == 2 }

        when:
        commit.write(3)

        then:
        thrown(GroupCommit.Full)

        when:
        gate.countDown()
        ([first] + waiting)*.get(60, TimeUnit.SECONDS)

        then:
        batches.collectMany { it }.toSorted() == [0, 1, 2]
    }

    private static void until(Closure<Boolean> condition) {
        def end = System.nanoTime() + 60_000_000_000L
        while (!condition()) {
            assert System.nanoTime() < end
            Thread.onSpinWait()
        }
    }
}
