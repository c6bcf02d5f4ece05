package coop.talkoot.notices.digest;

import static coop.talkoot.schema.Tables.DIGEST;

import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** How often people are written to of what they have not read. */
@Singleton
public final class Digests {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    Digests(DSLContext sql, Transactions transactions, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** What they chose, or daily; whatever it is, letters go to a confirmed address only. */
    public Pace of(Viewer viewer) {
        return transactions
                .read(() -> sql.select(DIGEST.PACE)
                        .from(DIGEST)
                        .where(DIGEST.PERSON_ID.eq(viewer.actorId()))
                        .fetchOptional(DIGEST.PACE))
                .map(Pace::valueOf)
                .orElse(Pace.DAILY);
    }

    /** From now on at this pace. What came while there were no letters is not told afterwards. */
    public void set(Viewer viewer, Pace pace) {
        if (of(viewer) == pace) {
            return;
        }
        var now = clock.instant();
        var wasOff = DIGEST.PACE.eq(Pace.OFF.name());
        transactions.run(() -> sql.insertInto(DIGEST)
                .set(DIGEST.PERSON_ID, viewer.actorId())
                .set(DIGEST.PACE, pace.name())
                .set(DIGEST.TOKEN, Tokens.create())
                .set(DIGEST.TOLD_UP_TO, ids.next())
                .set(DIGEST.NEXT_AT, pace.next(now, viewer.zone()))
                .set(DIGEST.CREATED_AT, now)
                .onConflict(DIGEST.PERSON_ID)
                .doUpdate()
                .set(DIGEST.PACE, DSL.excluded(DIGEST.PACE))
                .set(
                        DIGEST.TOLD_UP_TO,
                        DSL.when(wasOff, DSL.excluded(DIGEST.TOLD_UP_TO)).otherwise(DIGEST.TOLD_UP_TO))
                .set(DIGEST.NEXT_AT, DSL.excluded(DIGEST.NEXT_AT))
                .execute());
    }

    /** Refused unless the token is of a letter of this server. */
    public void require(String token) {
        if (!transactions.read(() -> sql.fetchExists(DIGEST, DIGEST.TOKEN.eq(token)))) {
            throw unknown();
        }
    }

    /** Ends the letters of whom the token belongs to, who need not be signed in; again does nothing. */
    public void end(String token) {
        var changed = transactions.write(() -> sql.update(DIGEST)
                .set(DIGEST.PACE, Pace.OFF.name())
                .where(DIGEST.TOKEN.eq(token))
                .execute());
        if (changed == 0) {
            throw unknown();
        }
    }

    private static Refused unknown() {
        return Refused.notFound("This link is of no letter of this server.");
    }
}
