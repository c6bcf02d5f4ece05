package coop.talkoot.activitypub.delivery;

import coop.talkoot.platform.Dispatcher;
import coop.talkoot.platform.Dispatchers;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Settings;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, many inboxes at a time. Starts with the server; at the end what is under way may finish. */
@Singleton
public final class DeliveryWorker
        implements ApplicationEventListener<ServerStartupEvent>, Dispatcher.Queue<Delivery>, Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    private final Deliveries deliveries;
    private final Courier courier;
    private final Clock clock;
    private final Dispatcher<Delivery> dispatcher;

    DeliveryWorker(Deliveries deliveries, Courier courier, Clock clock, Settings settings, Dispatchers dispatchers) {
        this.deliveries = deliveries;
        this.courier = courier;
        this.clock = clock;
        this.dispatcher = dispatchers.create("delivery", settings.deliveryWorkers(), this);
        deliveries.onEnqueued(dispatcher::wake);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        dispatcher.start();
    }

    @Override
    public List<Delivery> claim(int most) {
        return deliveries.claim(most);
    }

    @Override
    public void work(Delivery delivery) {
        var verdict = courier.bring(delivery);
        deliveries.conclude(delivery, verdict);
        if (!(verdict instanceof Verdict.Delivered)) {
            LOG.info("delivery {} to {}: {}", delivery.id(), delivery.inbox(), verdict);
        }
    }

    @Override
    public void failed(Delivery delivery, RuntimeException cause) {
        deliveries.conclude(delivery, Verdict.broken(cause, delivery, clock.instant()));
    }

    @Override
    public void clockSetBack(Duration by) {
        deliveries.clockSetBack(by);
    }

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        deliveries.sweep();
    }
}
