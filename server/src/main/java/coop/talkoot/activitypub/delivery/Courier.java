package coop.talkoot.activitypub.delivery;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.fetch.Answer;
import coop.talkoot.activitypub.fetch.GuardedClient;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.activitypub.signature.RequestSigner;
import coop.talkoot.activitypub.signature.RequestSigner.Dialect;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Makes one attempt: knocks in the dialect that worked last, and once more in the other on 400 or 401. */
@Singleton
final class Courier {
    private final GuardedClient client;
    private final RequestSigner signer;
    private final Origins origins;
    private final Clock clock;

    Courier(GuardedClient client, RequestSigner signer, Origins origins, Clock clock) {
        this.client = client;
        this.signer = signer;
        this.origins = origins;
        this.clock = clock;
    }

    Verdict bring(Delivery delivery) {
        var host = Hosts.of(delivery.inbox());
        if (host.isEmpty()) {
            return new Verdict.GivenUp(0, "not an inbox we can call: " + delivery.inbox());
        }
        try {
            var body = delivery.body().getBytes(StandardCharsets.UTF_8);
            return Verdict.of(knockTwice(delivery, host.get(), body), delivery, clock.instant());
        } catch (Unreachable cause) {
            return Verdict.unreachable(String.valueOf(cause.getMessage()), delivery, clock.instant());
        }
    }

    /** What counts of two answers: the first, unless the second dialect was understood. */
    private Answer knockTwice(Delivery delivery, String host, byte[] body) throws Unreachable {
        var dialect = origins.dialectOf(host, delivery.inbox());
        var first = knock(delivery, body, dialect);
        if (!isMisunderstood(first)) {
            return first;
        }
        var second = knock(delivery, body, dialect.other());
        if (second.isSuccess()) {
            origins.remember(host, dialect.other());
        } else if (first.status() == 401) {
            origins.forget(host);
        }
        return isMisunderstood(second) ? first : second;
    }

    private static boolean isMisunderstood(Answer answer) {
        return answer.status() == 400 || answer.status() == 401;
    }

    private Answer knock(Delivery delivery, byte[] body, Dialect dialect) throws Unreachable {
        var headers = signer.forPost(delivery.signerId(), URI.create(delivery.inbox()), body, dialect);
        return client.post(delivery.inbox(), headers, body);
    }
}
