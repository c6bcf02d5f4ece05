package coop.talkoot.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.notices.Notice;
import coop.talkoot.notices.PushKeys;
import coop.talkoot.notices.PushSubscription;
import coop.talkoot.notices.PushSubscriptions;
import coop.talkoot.platform.Refused;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a program wants to be told while it is closed; one place for each time somebody signed in with it. */
@Controller("/api/v1/push/subscription")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PushController {
    private static final String SCOPE = "push";
    private static final Set<String> KNOWN = Stream.of(Notice.Kind.values())
            .flatMap(kind -> kind.client().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final PushSubscriptions subscriptions;
    private final PushKeys keys;

    PushController(PushSubscriptions subscriptions, PushKeys keys) {
        this.subscriptions = subscriptions;
        this.keys = keys;
    }

    /** The subscription as it stands. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record MastodonSubscription(
            String id,
            String endpoint,
            boolean standard,
            Map<String, Boolean> alerts,
            String policy,
            String serverKey) {
        MastodonSubscription {
            alerts = Map.copyOf(alerts);
        }
    }

    @Get
    MastodonSubscription show(Caller caller) {
        caller.viewer(SCOPE);
        return drawn(subscriptions.of(channel(caller)).orElseThrow(Known::nothing));
    }

    @Post
    MastodonSubscription subscribe(Caller caller, Sent sent) {
        var me = caller.actor(SCOPE);
        var target = new PushSubscriptions.Target(
                sent.required("subscription.endpoint"),
                sent.required("subscription.keys.p256dh"),
                sent.required("subscription.keys.auth"));
        return drawn(subscriptions.subscribe(
                me, channel(caller), target, alerts(sent, Set.of()), policy(sent, PushSubscription.Policy.ALL)));
    }

    @Put
    MastodonSubscription change(Caller caller, Sent sent) {
        caller.viewer(SCOPE);
        var before = subscriptions.of(channel(caller)).orElseThrow(Known::nothing);
        return drawn(subscriptions.change(
                channel(caller), alerts(sent, Set.copyOf(before.alerts())), policy(sent, before.policy())));
    }

    @Delete
    Map<String, Object> end(Caller caller) {
        caller.viewer(SCOPE);
        subscriptions.remove(channel(caller));
        return Map.of();
    }

    private static String channel(Caller caller) {
        return caller.access().channel();
    }

    /** As Mastodon does, of names it does not know nothing is kept: its apps could make nothing of what comes. */
    private static Set<String> alerts(Sent sent, Set<String> before) {
        var wanted = new HashSet<String>(before);
        for (var name : sent.under("data.alerts")) {
            if (KNOWN.contains(name) && sent.yes("data.alerts." + name, false)) {
                wanted.add(name);
            } else {
                wanted.remove(name);
            }
        }
        return wanted;
    }

    private static PushSubscription.Policy policy(Sent sent, PushSubscription.Policy before) {
        return sent.text("data.policy")
                .or(() -> sent.text("policy"))
                .map(name -> switch (name) {
                    case "all" -> PushSubscription.Policy.ALL;
                    case "followed" -> PushSubscription.Policy.FOLLOWED;
                    case "follower" -> PushSubscription.Policy.FOLLOWER;
                    case "none" -> PushSubscription.Policy.NONE;
                    default ->
                        throw Refused.invalid("data.policy", "data.policy must be all, followed, follower or none.");
                })
                .orElse(before);
    }

    private MastodonSubscription drawn(PushSubscription subscription) {
        var alerts = new TreeMap<String, Boolean>();
        subscription.alerts().forEach(name -> alerts.put(name, true));
        return new MastodonSubscription(
                Long.toString(subscription.id()),
                subscription.endpoint(),
                true,
                alerts,
                subscription.policy().name().toLowerCase(Locale.ROOT),
                keys.publicKey());
    }
}
