package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.PassingOn;
import coop.talkoot.activitypub.fetch.RemoteActors;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stored request from beginning to end: who signed, what it says, what is missing, the deed. */
@Singleton
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private final RequestCheck requests;

    private final Examiner examiner;
    private final RemoteActors actors;
    private final Transactions transactions;
    private final InboundQueue queue;
    private final Deeds deeds;

    Inbox(
            RequestCheck requests,
            Examiner examiner,
            RemoteActors actors,
            Transactions transactions,
            InboundQueue queue,
            Deeds deeds) {
        this.requests = requests;
        this.examiner = examiner;
        this.actors = actors;
        this.transactions = transactions;
        this.queue = queue;
        this.deeds = deeds;
    }

    /** Works on a request and removes it. Throws Unreachable when another server has to be asked again later. */
    void receive(Inbound inbound) throws Unreachable {
        try {
            var document = Documents.parse(inbound.body().getBytes(StandardCharsets.UTF_8));
            var signer = requests.signerOf(inbound);
            var received = examiner.examine(document, signer);
            refreshSelf(received);
            PassingOn.during(received.document(), () -> commit(inbound, received));
        } catch (Untrusted | MalformedDocument dropped) {
            LOG.info("{} dropped: {}", inbound, dropped.getMessage());
            queue.delete(inbound);
        } catch (Refused refused) {
            LOG.info("{} refused: {}", inbound, refused.getMessage());
            queue.delete(inbound);
        }
    }

    /** The deed, the memory of it and the end of the row are one. */
    private void commit(Inbound inbound, Received received) {
        transactions.run(() -> {
            if (queue.isNew(inbound.origin(), inbound.activityUri())) {
                deeds.apply(received);
            }
            queue.delete(inbound);
        });
    }

    /** An actor that changed is read again from its own server; what it sent about itself is only a hint. */
    private void refreshSelf(Received received) throws Unreachable {
        var actor = received.actor();
        if (received.activity() instanceof Activity.Update update && actor.uri().equals(update.objectId())) {
            actors.fetch(actor.uri());
        }
    }
}
