package coop.talkoot.platform.mail;

import static coop.talkoot.schema.Tables.LETTER;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.LetterRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;

/** Letters on their way. One is posted in the transaction it tells of, and leaves only once that has committed. */
@Singleton
public final class Letters implements Recurring {
    /** As long as a try may take at most, and then some. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    private static final int MOST_TRIES = 8;
    private static final int LONGEST_REASON = 500;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final boolean canSend;
    private volatile Runnable posted = () -> {};

    Letters(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Settings settings) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.canSend = settings.smtp().isPresent();
    }

    /** Whether there is a mail server to send with; else letters wait for a keeper to pass on what they say. */
    public boolean canSend() {
        return canSend;
    }

    /** Writes a letter down, in the open transaction. */
    public void post(Letter letter) {
        transactions.run(() -> {
            var now = clock.instant();
            sql.insertInto(LETTER)
                    .set(LETTER.ID, ids.next())
                    .set(LETTER.RECIPIENT, letter.recipient())
                    .set(LETTER.SUBJECT, letter.subject())
                    .set(LETTER.BODY, letter.body())
                    .set(LETTER.HTML, letter.html())
                    .set(LETTER.UNSUBSCRIBE, letter.unsubscribe())
                    .set(LETTER.NEXT_AT, now)
                    .set(LETTER.EXPIRES_AT, letter.expiresAt())
                    .set(LETTER.CREATED_AT, now)
                    .execute();
            transactions.afterCommit(posted);
        });
    }

    /** What has not gone out, latest first: all of it where nothing can be sent, else what failed at least once. */
    public Page<UnsentLetter> unsent(Page.Request page) {
        return transactions.read(() -> Page.of(
                sql.selectFrom(LETTER)
                        .where(LETTER.ID.lt(page.before()))
                        .and(LETTER.EXPIRES_AT.gt(clock.instant()))
                        .and(canSend ? LETTER.TRIES.gt(0) : LETTER.ID.isNotNull())
                        .orderBy(LETTER.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(Letters::read),
                page.limit(),
                UnsentLetter::id));
    }

    public UnsentLetter get(long id) {
        return transactions
                .read(() -> sql.fetchOptional(LETTER, LETTER.ID.eq(id).and(LETTER.EXPIRES_AT.gt(clock.instant())))
                        .map(Letters::read))
                .orElseThrow(() -> Refused.notFound("This letter is gone: sent, thrown away, or out of date."));
    }

    public void throwAway(long id) {
        transactions.run(() -> sql.deleteFrom(LETTER).where(LETTER.ID.eq(id)).execute());
    }

    void onPosted(Runnable wake) {
        posted = wake;
    }

    /** Takes letters that are due, so that no other process does for a while. */
    List<UnsentLetter> claim(int most) {
        var now = clock.instant();
        return transactions.write(() -> sql.update(LETTER)
                .set(LETTER.NEXT_AT, now.plus(CLAIM))
                .set(LETTER.TRIES, LETTER.TRIES.plus(1))
                .where(LETTER.ID.in(sql.select(LETTER.ID)
                        .from(LETTER)
                        .where(LETTER.NEXT_AT.le(now))
                        .and(LETTER.IS_GIVEN_UP.isFalse())
                        .orderBy(LETTER.NEXT_AT)
                        .limit(most)
                        .forUpdate()
                        .skipLocked()))
                .returning()
                .fetch(Letters::read));
    }

    void sent(long id) {
        throwAway(id);
    }

    /** Later again, each time four times as long; not at all when the mail server will never take it. */
    void failed(UnsentLetter letter, String reason, boolean isForGood) {
        var wait = Duration.ofSeconds(15L << (2 * Math.min(letter.tries(), 6) - 2));
        transactions.run(() -> sql.update(LETTER)
                .set(LETTER.NEXT_AT, clock.instant().plus(wait))
                .set(LETTER.IS_GIVEN_UP, isForGood || letter.tries() >= MOST_TRIES)
                .set(LETTER.LAST_ERROR, reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason)
                .where(LETTER.ID.eq(letter.id()))
                .execute());
    }

    private static UnsentLetter read(LetterRecord row) {
        return new UnsentLetter(
                row.getId(),
                new Letter(
                        row.getRecipient(),
                        row.getSubject(),
                        row.getBody(),
                        row.getExpiresAt(),
                        row.getHtml(),
                        row.getUnsubscribe()),
                row.getTries(),
                row.getLastError(),
                row.getIsGivenUp(),
                row.getCreatedAt());
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        transactions.run(() -> sql.deleteFrom(LETTER)
                .where(LETTER.EXPIRES_AT.le(clock.instant()))
                .execute());
    }
}
