package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.SCHEDULED_POST;

import coop.talkoot.documents.Attachments;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Dispatcher;
import coop.talkoot.platform.Dispatchers;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Publishes what was written for now. The row is locked, published and deleted in one transaction, so it happens once
 * however many processes look; what is refused by then stays, with the reason, and its author is told.
 */
@Singleton
final class PublishingClock implements ApplicationEventListener<ServerStartupEvent>, Dispatcher.Queue<Long> {
    private static final int AT_ONCE = 4;
    private static final int TRIES = 3;
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final String BROKEN = "Something went wrong on this server when its time came.";

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final ScheduledPostRows rows;
    private final Posts posts;
    private final Notes notes;
    private final Identities identities;
    private final Attachments attachments;
    private final Dispatcher<Long> dispatcher;
    /** Rows this process is at: another look does not take them again. */
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    private final Map<Long, Fault> faults = new ConcurrentHashMap<>();

    PublishingClock(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            ScheduledPostRows rows,
            Posts posts,
            Notes notes,
            Identities identities,
            Attachments attachments,
            Dispatchers dispatchers) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.rows = rows;
        this.posts = posts;
        this.notes = notes;
        this.identities = identities;
        this.attachments = attachments;
        this.dispatcher = dispatchers.create("scheduled-posts", AT_ONCE, this);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        dispatcher.start();
    }

    @Override
    public List<Long> claim(int most) {
        return transactions.read(() -> sql
                .select(SCHEDULED_POST.ID)
                .from(SCHEDULED_POST)
                .where(due())
                .orderBy(SCHEDULED_POST.DUE_AT, SCHEDULED_POST.ID)
                .limit(most + AT_ONCE)
                .fetch(SCHEDULED_POST.ID)
                .stream()
                .filter(id -> !failedJustNow(id) && inHand.add(id))
                .limit(most)
                .toList());
    }

    @Override
    public void work(Long id) {
        try {
            publish(id);
        } catch (Refused refused) {
            refuse(id, refused.refusal().sentence());
        } finally {
            inHand.remove(id);
        }
    }

    /** A fault may pass: it is tried a few times before its author is told. */
    @Override
    public void failed(Long id, RuntimeException cause) {
        if (faults.merge(id, new Fault(1, clock.instant()), Fault::another).count() >= TRIES) {
            refuse(id, BROKEN);
            faults.remove(id);
        }
    }

    private record Fault(int count, Instant at) {
        Fault another(Fault next) {
            return new Fault(count + next.count(), next.at());
        }
    }

    private boolean failedJustNow(long id) {
        var fault = faults.get(id);
        return fault != null && fault.at().plus(AGAIN).isAfter(clock.instant());
    }

    private Condition due() {
        return SCHEDULED_POST.DUE_AT.le(clock.instant()).and(SCHEDULED_POST.REFUSAL.isNull());
    }

    /** False when another process is at it, or it is published, moved or taken back by now. */
    private boolean lock(long id) {
        return sql.select(SCHEDULED_POST.ID)
                .from(SCHEDULED_POST)
                .where(SCHEDULED_POST.ID.eq(id).and(due()))
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .isPresent();
    }

    private void publish(long id) {
        transactions.run(() -> {
            if (lock(id)) {
                var post = rows.read(SCHEDULED_POST.ID.eq(id), 1).getFirst();
                say(post);
                sql.deleteFrom(SCHEDULED_POST).where(SCHEDULED_POST.ID.eq(id)).execute();
            }
        });
    }

    private void say(ScheduledPost post) {
        var author = identities.get(post.author().id());
        if (author.isSuspended() || author.isGone()) {
            throw Refused.notAllowed("This account cannot publish anything.");
        }
        var draft = post.draft();
        attachments.enclosing(draft.files(), () -> said(author, draft));
    }

    private Post said(Identity author, ScheduledPost.Draft draft) {
        var words = draft.said().words();
        if (draft.inReplyToId() != null) {
            var answered = posts.require(draft.inReplyToId(), author.id());
            return notes.reply(author, answered, draft.audience(), words, draft.recipients());
        }
        var poll = draft.poll();
        return poll == null
                ? notes.publish(author, draft.group(), draft.audience(), words, draft.recipients())
                : notes.ask(author, draft.group(), draft.audience(), words, draft.recipients(), poll);
    }

    private void refuse(long id, String reason) {
        transactions.run(() -> {
            if (lock(id)) {
                sql.update(SCHEDULED_POST)
                        .set(SCHEDULED_POST.REFUSAL, reason)
                        .where(SCHEDULED_POST.ID.eq(id))
                        .execute();
                var post = rows.read(SCHEDULED_POST.ID.eq(id), 1).getFirst();
                events.publish(new PostEvent.NotPublished(post, reason));
            }
        });
    }
}
