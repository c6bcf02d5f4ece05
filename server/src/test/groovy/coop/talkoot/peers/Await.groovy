package coop.talkoot.peers

import java.time.Duration

/** Waits for what another process will do: asks again and again, and tells the last answer when time is over. */
final class Await {

    static final Duration PATIENCE = Duration.ofSeconds(60)

    private Await() {}

    /** The first answer that is true in Groovy's sense. A failed assertion or connection counts as a no. */
    static <T> T until(String what, Duration patience = PATIENCE, Closure<T> question) {
        def end = System.nanoTime() + patience.toNanos()
        def last = null
        while (true) {
            try {
                def answer = question()
                if (answer) return answer
                last = answer
            } catch (IOException | AssertionError failure) {
                last = failure
            }
            if (System.nanoTime() > end) throw new AssertionError((Object) "waited $patience.seconds s in vain for $what; last: $last")
            Thread.sleep(100)
        }
    }
}
