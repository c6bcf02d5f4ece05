package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.SCHEDULED_POST;

import coop.talkoot.documents.Attachments;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What people write for later: theirs alone until it is published, to be changed and taken back till then. */
@Singleton
public final class ScheduledPosts {
    public static final int MOST = 300;
    public static final int MOST_A_DAY = 50;
    public static final Duration SOONEST = Duration.ofMinutes(5);
    private static final Duration LATEST = Duration.ofDays(3660);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final ScheduledPostRows rows;
    private final Posts posts;
    private final Notes notes;
    private final Attachments attachments;

    ScheduledPosts(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            ScheduledPostRows rows,
            Posts posts,
            Notes notes,
            Attachments attachments) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.rows = rows;
        this.posts = posts;
        this.notes = notes;
        this.attachments = attachments;
    }

    public ScheduledPost schedule(Identity author, ScheduledPost.Draft draft, Instant dueAt) {
        checkAhead(dueAt);
        return transactions.write(() -> {
            rows.lockAuthor(author);
            check(author, draft);
            hold(author, draft, dueAt);
            checkRoom(author, dueAt, 0);
            var id = ids.next();
            rows.insert(id, author, draft, dueAt, clock.instant());
            return require(author.id(), id);
        });
    }

    /** Another time; what was refused waits again. */
    public ScheduledPost move(Identity author, long id, Instant dueAt) {
        checkAhead(dueAt);
        return transactions.write(() -> {
            rows.lockAuthor(author);
            checkRoom(author, dueAt, id);
            hold(author, require(author.id(), id).draft(), dueAt);
            return changed(
                    author,
                    id,
                    sql.update(SCHEDULED_POST)
                            .set(SCHEDULED_POST.DUE_AT, dueAt)
                            .setNull(SCHEDULED_POST.REFUSAL)
                            .where(own(author.id(), id))
                            .execute());
        });
    }

    /** Other words, or for others; the time stays. */
    public ScheduledPost rewrite(Identity author, long id, ScheduledPost.Draft draft) {
        return transactions.write(() -> {
            check(author, draft);
            var before = require(author.id(), id);
            hold(author, draft, before.dueAt());
            var after = changed(author, id, rows.update(own(author.id(), id), draft));
            letGo(author.id(), before.draft().fileIds());
            return after;
        });
    }

    /** {@link #rewrite} and {@link #move}, both or neither; what is as it was stays. */
    public ScheduledPost change(Identity author, long id, ScheduledPost.Draft draft, Instant dueAt) {
        return transactions.write(() -> {
            var before = require(author.id(), id);
            var rewritten = draft.equals(before.draft()) ? before : rewrite(author, id, draft);
            return dueAt.equals(before.dueAt()) ? rewritten : move(author, id, dueAt);
        });
    }

    public void delete(long authorId, long id) {
        transactions.run(() -> {
            var before = require(authorId, id);
            if (sql.deleteFrom(SCHEDULED_POST).where(own(authorId, id)).execute() == 0) {
                throw none();
            }
            letGo(authorId, before.draft().fileIds());
        });
    }

    /** Newest first, those that were refused too. */
    public Page<ScheduledPost> of(long authorId, Page.Request page) {
        return transactions.read(() -> Page.of(
                rows.read(
                        SCHEDULED_POST.AUTHOR_ID.eq(authorId).and(SCHEDULED_POST.ID.lt(page.before())),
                        page.limit() + 1),
                page.limit(),
                ScheduledPost::id));
    }

    public ScheduledPost require(long authorId, long id) {
        return transactions
                .read(() -> rows.read(own(authorId, id), 1).stream().findFirst())
                .orElseThrow(ScheduledPosts::none);
    }

    private ScheduledPost changed(Identity author, long id, int rowCount) {
        if (rowCount == 0) {
            throw none();
        }
        return require(author.id(), id);
    }

    private void checkAhead(Instant dueAt) {
        var now = clock.instant();
        if (dueAt.isBefore(now.plus(SOONEST))) {
            throw Refused.invalid("dueAt", "The time must lie at least " + SOONEST.toMinutes() + " minutes ahead.");
        }
        if (dueAt.isAfter(now.plus(LATEST))) {
            throw Refused.invalid("dueAt", "This time is too far away.");
        }
    }

    private void check(Identity author, ScheduledPost.Draft draft) {
        var words = attachments.enclosing(draft.files(), () -> draft.said().words());
        var answered = draft.inReplyToId() == null ? null : posts.require(draft.inReplyToId(), author.id());
        notes.check(author, answered, draft.group(), draft.audience(), words, draft.recipients());
    }

    private void hold(Identity author, ScheduledPost.Draft draft, Instant dueAt) {
        if (!draft.fileIds().isEmpty()) {
            attachments.hold(author, draft.fileIds(), dueAt);
        }
    }

    /** Files that nothing else of the author's waits with are swept away in their time, as any that are not used. */
    private void letGo(long authorId, List<Long> fileIds) {
        if (!fileIds.isEmpty()) {
            var free = new TreeSet<>(fileIds);
            free.removeAll(rows.waitingFiles(authorId));
            attachments.letGo(authorId, free);
        }
    }

    /** One at a time for an author: two at once do not both find the last place free. */
    private void checkRoom(Identity author, Instant dueAt, long except) {
        var others = SCHEDULED_POST.AUTHOR_ID.eq(author.id()).and(SCHEDULED_POST.ID.ne(except));
        if (sql.fetchCount(SCHEDULED_POST, others) >= MOST) {
            throw Refused.invalid("dueAt", "At most " + MOST + " posts can wait to be published.");
        }
        var day = dueAt.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
        var thatDay = SCHEDULED_POST.DUE_AT.ge(day).and(SCHEDULED_POST.DUE_AT.lt(day.plus(Duration.ofDays(1))));
        if (sql.fetchCount(SCHEDULED_POST, others.and(thatDay)) >= MOST_A_DAY) {
            throw Refused.invalid("dueAt", "At most " + MOST_A_DAY + " posts can wait for one day.");
        }
    }

    private static Condition own(long authorId, long id) {
        return SCHEDULED_POST.ID.eq(id).and(SCHEDULED_POST.AUTHOR_ID.eq(authorId));
    }

    private static Refused none() {
        return Refused.notFound("There is no such post waiting.");
    }
}
