package coop.talkoot.people;

import static coop.talkoot.schema.Tables.PERSONAL_NOTE;

import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** What somebody noted for themselves about somebody else; nobody else reads it. */
@Singleton
public final class PersonalNotes {
    public static final int LONGEST = 2000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;

    PersonalNotes(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A blank note takes away what was there. */
    public void write(long personId, long aboutId, String text) {
        var note = text.strip();
        if (note.length() > LONGEST || note.indexOf('\0') >= 0) {
            throw Refused.invalid("note", "A note has at most " + LONGEST + " characters.");
        }
        var theirs = PERSONAL_NOTE.PERSON_ID.eq(personId).and(PERSONAL_NOTE.ABOUT_ID.eq(aboutId));
        transactions.run(() -> {
            if (note.isEmpty()) {
                sql.deleteFrom(PERSONAL_NOTE).where(theirs).execute();
                return;
            }
            sql.insertInto(PERSONAL_NOTE)
                    .set(PERSONAL_NOTE.PERSON_ID, personId)
                    .set(PERSONAL_NOTE.ABOUT_ID, aboutId)
                    .set(PERSONAL_NOTE.NOTE, note)
                    .set(PERSONAL_NOTE.UPDATED_AT, clock.instant())
                    .onConflict(PERSONAL_NOTE.PERSON_ID, PERSONAL_NOTE.ABOUT_ID)
                    .doUpdate()
                    .set(PERSONAL_NOTE.NOTE, note)
                    .set(PERSONAL_NOTE.UPDATED_AT, clock.instant())
                    .execute();
        });
    }

    /** Empty when there is none. */
    public String about(long personId, long aboutId) {
        return among(personId, List.of(aboutId)).getOrDefault(aboutId, "");
    }

    /** What is noted about some of {@code aboutIds}, by their id: one query for a page. */
    public Map<Long, String> among(long personId, Collection<Long> aboutIds) {
        return transactions.read(() -> sql.select(PERSONAL_NOTE.ABOUT_ID, PERSONAL_NOTE.NOTE)
                .from(PERSONAL_NOTE)
                .where(PERSONAL_NOTE.PERSON_ID.eq(personId).and(PERSONAL_NOTE.ABOUT_ID.in(aboutIds)))
                .fetchMap(PERSONAL_NOTE.ABOUT_ID, PERSONAL_NOTE.NOTE));
    }
}
