package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.platform.Dispatcher;
import coop.talkoot.platform.Dispatchers;
import coop.talkoot.platform.Recurring;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Works on what arrived, one row an origin at a time. */
@Singleton
public final class InboxWorker
        implements ApplicationEventListener<ServerStartupEvent>, Dispatcher.Queue<Inbound>, Recurring {
    private static final int AT_ONCE = 16;
    /** Another server may be away for a while when its key or an object is needed; then it is not worth waiting. */
    private static final int MOST_ATTEMPTS = 6;

    private final Inbox inbox;
    private final InboundQueue queue;
    private final Clock clock;
    private final Dispatcher<Inbound> dispatcher;

    InboxWorker(Inbox inbox, InboundQueue queue, Clock clock, Dispatchers dispatchers) {
        this.inbox = inbox;
        this.queue = queue;
        this.clock = clock;
        this.dispatcher = dispatchers.create("inbox", AT_ONCE, this);
        queue.onStored(dispatcher::wake);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        dispatcher.start();
    }

    @Override
    public List<Inbound> claim(int most) {
        return queue.claim(most);
    }

    @Override
    public void work(Inbound inbound) {
        try {
            inbox.receive(inbound);
        } catch (Unreachable cause) {
            later(inbound, String.valueOf(cause.getMessage()));
        }
    }

    @Override
    public void failed(Inbound inbound, RuntimeException cause) {
        later(inbound, String.valueOf(cause));
    }

    private void later(Inbound inbound, String reason) {
        if (inbound.attempts() >= MOST_ATTEMPTS) {
            queue.park(inbound, reason);
        } else {
            var wait = Duration.ofSeconds(5L << (2 * inbound.attempts()));
            queue.retry(inbound, reason, clock.instant().plus(wait));
        }
    }

    @Override
    public void clockSetBack(Duration by) {
        queue.clockSetBack(by);
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        queue.sweep();
    }
}
