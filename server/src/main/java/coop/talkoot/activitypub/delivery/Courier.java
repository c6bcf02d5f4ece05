package coop.talkoot.activitypub.delivery;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.fetch.Answer;
import coop.talkoot.activitypub.fetch.GuardedClient;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.activitypub.signature.RequestSigner;
import coop.talkoot.activitypub.signature.RequestSigner.Dialect;
import coop.talkoot.activitypub.signature.Wanted;
import coop.talkoot.moderation.Contacts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;

/** Makes one attempt: knocks in the dialect that worked last, and once more in the other on 400 or 401. */
@Singleton
final class Courier {
    private final GuardedClient client;
    private final RequestSigner signer;
    private final Origins origins;
    private final Clock clock;
    private final Contacts contacts;

    Courier(GuardedClient client, RequestSigner signer, Origins origins, Clock clock, Contacts contacts) {
        this.client = client;
        this.signer = signer;
        this.origins = origins;
        this.clock = clock;
        this.contacts = contacts;
    }

    /** Looks up together what {@link #bring} will ask of each. */
    void prepare(Collection<Delivery> deliveries) {
        var inboxes = new HashMap<String, String>();
        deliveries.forEach(
                delivery -> Hosts.of(delivery.inbox()).ifPresent(host -> inboxes.put(host, delivery.inbox())));
        origins.learn(inboxes);
    }

    Verdict bring(Delivery delivery) {
        var host = Hosts.of(delivery.inbox());
        if (host.isEmpty()) {
            return new Verdict.GivenUp(0, "not an inbox we can call: " + delivery.inbox());
        }
        if (contacts.refuses(delivery.inbox())) {
            return new Verdict.GivenUp(0, "the server is blocked");
        }
        try {
            return Verdict.of(knockTwice(delivery, host.get(), delivery.said().body()), delivery, clock.instant());
        } catch (Unreachable cause) {
            return Verdict.unreachable(String.valueOf(cause.getMessage()), delivery, clock.instant());
        }
    }

    /** What counts of two answers: the first, unless the second dialect was understood. */
    private Answer knockTwice(Delivery delivery, String host, byte[] body) throws Unreachable {
        var dialect = origins.dialectOf(host, delivery.inbox());
        var first = knock(delivery, body, dialect, Wanted.USUAL);
        if (!isMisunderstood(first)) {
            return first;
        }
        // Who says what to sign is obeyed; such a peer speaks RFC 9421 by that very word.
        var wanted = first.header("accept-signature").flatMap(Wanted::of);
        var other = wanted.isPresent() ? Dialect.RFC9421 : dialect.other();
        var second = knock(delivery, body, other, wanted.orElse(Wanted.USUAL));
        if (second.isSuccess()) {
            origins.remember(host, other);
        } else if (first.status() == 401) {
            origins.forget(host);
        }
        return isMisunderstood(second) ? first : second;
    }

    private static boolean isMisunderstood(Answer answer) {
        return answer.status() == 400 || answer.status() == 401;
    }

    private Answer knock(Delivery delivery, byte[] body, Dialect dialect, Wanted wanted) throws Unreachable {
        return client.post(
                delivery.inbox(), url -> signer.forPost(delivery.said().signerId(), url, body, dialect, wanted), body);
    }
}
