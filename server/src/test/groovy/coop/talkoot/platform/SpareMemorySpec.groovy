package coop.talkoot.platform

import java.time.Duration
import java.util.function.LongSupplier
import spock.lang.Specification

class SpareMemorySpec extends Specification {
    private long spent
    private int collections
    private final SpareMemory memory = new SpareMemory({ spent } as LongSupplier, { collections++ })

    def "memory is given back in the first quiet half minute after busy ones, and twice more when three have passed"() {
        when:
        seconds.each { it ->
            spent += Duration.ofMillis((it * 1000) as long).toNanos()
            memory.look()
        }

        then:
        collections == times

        where:
        seconds                  | times
        []                       | 0
        [0, 0, 0]                | 0
        [9]                      | 0
        [9, 9, 9]                | 0
        [9, 0]                   | 1
        [9, 5.9, 0]              | 1
        [9, 6, 0]                | 1
        [9, 6.1, 9]              | 0
        [9, 0, 9, 0, 0, 40, 0.1] | 3
        [9, 0, 0, 0]             | 2
        [9, 0, 0, 0, 0]          | 3
        [9, 0, 0, 0, 0, 0, 0, 0] | 3
        [9, 0, 0, 0, 9, 0]       | 3
        [9, 0, 0, 9, 0, 0]       | 2
        [9, 0, 0, 0, 9, 0, 0, 0] | 4
    }
}
