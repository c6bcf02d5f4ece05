package coop.talkoot.notices.digest;

import static coop.talkoot.schema.Tables.DIGEST;

import coop.talkoot.notices.Notice;
import coop.talkoot.notices.Notices;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Standing;
import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.platform.mail.Letter;
import coop.talkoot.platform.mail.Letters;
import coop.talkoot.schema.tables.records.DigestRecord;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to whose morning it is. A letter and how far it told are one transaction, so nothing is told twice, whichever
 * process dies when.
 */
@Singleton
public final class DigestRound implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(DigestRound.class);
    private static final int MOST_TOLD = 50;
    private static final int AT_ONCE = 500;
    /** Whatever else recurs waits for this round: the others have their letters in the next. */
    private static final int MOST_A_ROUND = 1_000;

    private static final Duration AGAIN = Duration.ofHours(1);
    /** Longer than a deed takes: what it tells under an older id is there by then. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Settings settings;
    private final Notices notices;
    private final Logins logins;
    private final Letters letters;
    private final BeanProvider<DigestWriter> writer;

    DigestRound(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            Settings settings,
            Notices notices,
            Logins logins,
            Letters letters,
            BeanProvider<DigestWriter> writer) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
        this.notices = notices;
        this.logins = logins;
        this.letters = letters;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "digests";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    /** Where letters cannot be sent none are written: a keeper has better to do than to pass these on. */
    @Override
    public void run() {
        if (!letters.canSend()) {
            return;
        }
        while (begin() == AT_ONCE) {
            // Others have just confirmed an address too.
        }
        var due = due();
        for (var written = 0; written < MOST_A_ROUND && due.isPresent(); written++) {
            write(due.get());
            due = due();
        }
    }

    /** Who has an address by now and has chosen nothing is written to daily. */
    private int begin() {
        var people = Standing.reachedByLetter();
        return transactions.write(() -> {
            var newcomers = sql.selectFrom(people.asTable("reached", "person"))
                    .where(DSL.notExists(sql.selectOne()
                            .from(DIGEST)
                            .where(DIGEST.PERSON_ID.eq(DSL.field(DSL.name("reached", "person"), Long.class)))))
                    .limit(AT_ONCE)
                    .fetch(0, Long.class);
            newcomers.forEach(person -> sql.insertInto(DIGEST)
                    .set(DIGEST.PERSON_ID, person)
                    .set(DIGEST.PACE, Pace.DAILY.name())
                    .set(DIGEST.TOKEN, Tokens.create())
                    .set(DIGEST.CREATED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute());
            return newcomers.size();
        });
    }

    private Optional<Long> due() {
        return transactions.read(() -> sql.select(DIGEST.PERSON_ID)
                .from(DIGEST)
                .where(isDue())
                .orderBy(DIGEST.NEXT_AT.asc().nullsFirst())
                .limit(1)
                .fetchOptional(DIGEST.PERSON_ID));
    }

    private Condition isDue() {
        return DIGEST.PACE
                .ne(DSL.inline(Pace.OFF.name()))
                .and(DIGEST.NEXT_AT.isNull().or(DIGEST.NEXT_AT.le(clock.instant())));
    }

    private void write(long personId) {
        try {
            transactions.run(() -> sql.selectFrom(DIGEST)
                    .where(DIGEST.PERSON_ID.eq(personId).and(isDue()))
                    .forUpdate()
                    .fetchOptional()
                    .ifPresent(this::write));
        } catch (RuntimeException cause) {
            LOG.warn("What somebody has not read could not be put into a letter; it is tried again later", cause);
            transactions.run(() -> next(personId, clock.instant().plus(AGAIN)));
        }
    }

    private void write(DigestRecord row) {
        var now = clock.instant();
        var pace = Pace.valueOf(row.getPace());
        var reader = logins.ofActor(row.getPersonId());
        next(
                row.getPersonId(),
                reader.map(viewer -> pace.next(now, viewer.zone())).orElse(now.plus(pace.span())));
        var email = reader.filter(viewer -> !viewer.identity().isSuspended())
                .flatMap(viewer -> logins.emailOf(viewer.loginId()));
        if (row.getNextAt() == null || email.isEmpty()) {
            return;
        }
        var unread = unread(row, pace, now);
        if (!unread.isEmpty()) {
            tell(row, reader.get(), email.get(), unread);
            sql.update(DIGEST)
                    .set(DIGEST.TOLD_UP_TO, unread.getFirst().id())
                    .where(DIGEST.PERSON_ID.eq(row.getPersonId()))
                    .execute();
        }
    }

    /** One more than is told, if there are. Nothing of before there were letters, but of their first day. */
    private List<Notice> unread(DigestRecord row, Pace pace, Instant now) {
        var begun = row.getCreatedAt().minus(Pace.DAILY.span());
        var longAgo = now.minus(pace.span().multipliedBy(2));
        return notices.unread(
                row.getPersonId(),
                row.getToldUpTo(),
                begun.isAfter(longAgo) ? begun : longAgo,
                now.minus(SETTLED),
                MOST_TOLD + 1);
    }

    private void tell(DigestRecord row, Viewer reader, String email, List<Notice> unread) {
        var pace = Pace.valueOf(row.getPace());
        var parts = Digest.parts(unread.subList(0, Math.min(MOST_TOLD, unread.size())));
        var ending = "/digest/" + row.getToken();
        writer.get()
                .write(new Digest(reader, pace, parts, unread.size() <= MOST_TOLD, ending))
                .ifPresent(written -> letters.post(new Letter(
                        email,
                        written.subject(),
                        written.text(),
                        clock.instant().plus(pace.span()),
                        written.html(),
                        settings.uri(ending))));
    }

    private void next(long personId, Instant when) {
        sql.update(DIGEST)
                .set(DIGEST.NEXT_AT, when)
                .where(DIGEST.PERSON_ID.eq(personId))
                .execute();
    }
}
