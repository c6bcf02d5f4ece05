package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.PassingOn;
import coop.talkoot.activitypub.fetch.FetchAllowance;
import coop.talkoot.activitypub.fetch.RemoteActors;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.platform.GroupCommit;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stored requests from beginning to end: who signed, what it says, what is missing, the deed. Deeds of many requests
 * commit together; one that cannot be done is done alone, so that it takes no other with it.
 */
@Singleton
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    /** Another server may be away for a while when its key or an object is needed; then it is not worth waiting. */
    private static final int MOST_ATTEMPTS = 6;

    /** More would save commits, and let those at the door wait longer for room. */
    private static final int DEEDS_AT_ONCE = 48;

    private final RequestCheck requests;
    private final Examiner examiner;
    private final RemoteActors actors;
    private final Transactions transactions;
    private final InboundQueue queue;
    private final Deeds deeds;
    private final Clock clock;
    private final GroupCommit<List<Ready>> commits;

    /** A request whose deed needs nothing but the database. */
    private record Ready(Inbound inbound, Received received, Consumer<Inbound> applied) {}

    Inbox(
            RequestCheck requests,
            Examiner examiner,
            RemoteActors actors,
            Transactions transactions,
            InboundQueue queue,
            Deeds deeds,
            Clock clock) {
        this.requests = requests;
        this.examiner = examiner;
        this.actors = actors;
        this.transactions = transactions;
        this.queue = queue;
        this.deeds = deeds;
        this.clock = clock;
        this.commits = new GroupCommit<>(
                "deeds",
                2,
                DEEDS_AT_ONCE,
                Integer.MAX_VALUE,
                lists -> commit(lists.stream().flatMap(List::stream).toList()));
    }

    /**
     * Works on requests of one origin in their order; each is gone, parked or put off when this returns.
     *
     * @param applied hears of each whose deed is done and about to be committed, maybe more than once
     */
    void receive(List<Inbound> run, Consumer<Inbound> applied) {
        var ready = new ArrayList<Ready>();
        for (var inbound : run) {
            FetchAllowance.during(() -> prepare(inbound, ready, applied));
        }
        if (!ready.isEmpty()) {
            try {
                commits.write(ready);
            } catch (RuntimeException cause) {
                LOG.info("{} requests one by one, as together they fail: {}", ready.size(), cause.toString());
                ready.forEach(this::commitAlone);
            }
        }
    }

    private void prepare(Inbound inbound, List<Ready> ready, Consumer<Inbound> applied) {
        try {
            ready.add(new Ready(inbound, examine(inbound), applied));
        } catch (Untrusted | MalformedDocument | Refused dropped) {
            drop(inbound, dropped);
        } catch (Unreachable | RuntimeException cause) {
            later(inbound, cause);
        }
    }

    private Received examine(Inbound inbound) throws Unreachable, Untrusted {
        var known = inbound.known();
        var document =
                known == null ? Documents.parse(inbound.body().getBytes(StandardCharsets.UTF_8)) : known.document();
        var signer = known == null || known.signer() == null ? requests.signerOf(inbound) : known.signer();
        var received = examiner.examine(document, signer);
        refreshSelf(received);
        return received;
    }

    /** The deeds, the memory of them and the end of the rows are one. */
    private void commit(List<Ready> batch) {
        transactions.run(() -> {
            var rows = batch.stream().map(Ready::inbound).toList();
            var first = queue.firstOf(rows);
            for (var ready : batch) {
                if (first.contains(ready.inbound())) {
                    var received = ready.received();
                    PassingOn.during(received.document(), () -> deeds.apply(received));
                }
                ready.applied().accept(ready.inbound());
            }
            queue.delete(rows);
        });
    }

    private void commitAlone(Ready ready) {
        try {
            commit(List.of(ready));
        } catch (Refused refused) {
            refuse(ready, refused);
        } catch (RuntimeException cause) {
            LOG.error("{} failed", ready.inbound(), cause);
            later(ready.inbound(), cause);
        }
    }

    /** Dropped, and who did it is told where they are to know; once, for it is remembered as seen. */
    private void refuse(Ready ready, Refused refused) {
        transactions.run(() -> {
            if (queue.firstOf(List.of(ready.inbound())).contains(ready.inbound())) {
                deeds.refused(ready.received(), refused);
            }
            drop(ready.inbound(), refused);
        });
    }

    private void drop(Inbound inbound, Exception cause) {
        LOG.info("{} dropped: {}", inbound, cause.getMessage());
        queue.delete(List.of(inbound));
    }

    private void later(Inbound inbound, Exception cause) {
        var reason = cause instanceof Unreachable ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
        LOG.info("{} put off: {}", inbound, reason);
        if (inbound.attempts() < MOST_ATTEMPTS) {
            var wait = Duration.ofSeconds(5L << (2 * inbound.attempts()));
            queue.retry(inbound, reason, clock.instant().plus(wait));
        } else if (inbound.signerUri() == null) {
            // Of a stranger whose key nobody ever gave: kept for ever, such rows would be a way to fill the disk.
            queue.delete(List.of(inbound));
        } else {
            queue.park(inbound, reason);
        }
    }

    /** An actor that changed is read again from its own server; what it sent about itself is only a hint. */
    private void refreshSelf(Received received) throws Unreachable {
        var actor = received.actor();
        if (received.activity() instanceof Activity.Update update && actor.uri().equals(update.objectId())) {
            actors.fetch(actor.uri());
        }
    }
}
