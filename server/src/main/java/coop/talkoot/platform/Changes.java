package coop.talkoot.platform;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Whether anything happened since: a number that goes up with each deed that this process has committed. */
@Singleton
public final class Changes {
    private final AtomicLong version = new AtomicLong();

    public long version() {
        return version.get();
    }

    void happened() {
        version.incrementAndGet();
    }
}
