package coop.talkoot

import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors

/** Does things at the same moment, each on a thread of its own. */
final class AtOnce {
    private AtOnce() {}

    /** What each gave or threw, in the order given. */
    static List<Object> run(List<Closure> deeds) {
        def start = new CyclicBarrier(deeds.size())
        return Executors.newFixedThreadPool(deeds.size()).withCloseable { threads ->
            deeds.collect { deed ->
                threads.submit({
                    start.await()
                    try {
                        deed.call()
                    } catch (Exception thrown) {
                        thrown
                    }
                } as Callable)
            }*.get()
        }
    }

    /** The same, so many times over. */
    static List<Object> run(int times, Closure deed) {
        return run([deed] * times)
    }
}
