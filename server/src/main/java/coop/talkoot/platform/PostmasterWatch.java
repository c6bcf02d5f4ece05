package coop.talkoot.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a database server again that ended without being told to: killed by the system for want of memory, say. */
final class PostmasterWatch {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(PostmasterWatch.class);

    private PostmasterWatch() {}

    /** What has to be asked of the file system. */
    interface Question {
        boolean ask() throws IOException;
    }

    /** Watches until {@code restart} answers that there is nothing more to watch. */
    static void start(Question isGone, Question restart) {
        Thread.ofPlatform().name("database-watch").daemon().start(() -> {
            while (look(isGone, restart)) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        });
    }

    private static boolean look(Question isGone, Question restart) {
        try {
            return !isGone.ask() || restart.ask();
        } catch (IOException | CannotStart cause) {
            LOG.error("The database server cannot be started again; trying on", cause);
            LockSupport.parkNanos(AGAIN.toNanos());
            return true;
        }
    }
}
