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
            var dialect = origins.dialectOf(host.get());
            var answer = knock(delivery, body, dialect);
            if (answer.status() == 400 || answer.status() == 401) {
                var second = knock(delivery, body, dialect.other());
                if (second.isSuccess()) {
                    origins.remember(host.get(), dialect.other());
                    return Verdict.of(second, delivery, clock.instant());
                }
            }
            return Verdict.of(answer, delivery, clock.instant());
        } catch (Unreachable cause) {
            return Verdict.unreachable(String.valueOf(cause.getMessage()), delivery, clock.instant());
        }
    }

    private Answer knock(Delivery delivery, byte[] body, Dialect dialect) throws Unreachable {
        var headers = signer.forPost(delivery.signerId(), URI.create(delivery.inbox()), body, dialect);
        return client.post(delivery.inbox(), headers, body);
    }
}
