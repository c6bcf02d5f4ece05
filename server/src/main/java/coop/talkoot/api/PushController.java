package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.notices.PushKeys;
import coop.talkoot.notices.PushSubscription;
import coop.talkoot.notices.PushSubscriptions;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Set;

/** Web Push for programs of this API; each names its subscription as it likes. */
@Controller(Api.ROOT + "/push")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PushController {
    private static final String NAME = "[A-Za-z0-9_-]{1,60}";

    private final PushKeys keys;
    private final PushSubscriptions subscriptions;

    PushController(PushKeys keys, PushSubscriptions subscriptions) {
        this.keys = keys;
        this.subscriptions = subscriptions;
    }

    @Get("/key")
    PushKeyView key() {
        return new PushKeyView(keys.publicKey());
    }

    @Get("/subscriptions")
    List<PushSubscriptionView> all(Viewer viewer) {
        return subscriptions.ofPerson(viewer.actorId()).stream()
                .map(PushSubscriptionView::of)
                .toList();
    }

    @Put("/subscriptions/{name}")
    PushSubscriptionView subscribe(String name, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var target = new PushSubscriptions.Target(sent.text("endpoint"), sent.text("publicKey"), sent.text("secret"));
        var alerts = sent.texts("alerts", List.of());
        var policy = sent.oneOf("policy", PushSubscription.Policy.class, PushSubscription.Policy.ALL);
        sent.done();
        return PushSubscriptionView.of(
                subscriptions.subscribe(viewer.identity(), channel(name, viewer), target, Set.copyOf(alerts), policy));
    }

    @Delete("/subscriptions/{name}")
    @Status(HttpStatus.NO_CONTENT)
    void unsubscribe(String name, Viewer viewer) {
        subscriptions.remove(channel(name, viewer));
    }

    private static String channel(String name, Viewer viewer) {
        if (!name.matches(NAME)) {
            throw Refused.notFound("A name has up to 60 letters, digits, - and _.");
        }
        return "api:" + viewer.actorId() + ":" + name;
    }
}
