package coop.talkoot.groups;

import static coop.talkoot.schema.Tables.INVITEE;

import coop.talkoot.people.Identities;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Those a group has asked by name to come in: whoever of them asks to is in at once, once, by whatever rule it has. */
@Singleton
public final class Invitees {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Identities identities;

    Invitees(DSLContext sql, Transactions transactions, DomainEvents events, Clock clock, Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.identities = identities;
    }

    /** Whom a group of this instance asks in; who may have it do so is the caller's to check. */
    public void invite(Group group, Collection<Long> people) {
        if (people.isEmpty()) {
            return;
        }
        var now = clock.instant();
        transactions.run(() -> {
            sql.insertInto(INVITEE, INVITEE.GROUP_ID, INVITEE.PERSON_ID, INVITEE.INVITED_AT)
                    .valuesOfRows(people.stream()
                            .map(person -> DSL.row(group.id(), person, now))
                            .toList())
                    .onConflictDoNothing()
                    .execute();
            identities.byIds(people).values().stream()
                    .filter(person -> !person.isGone() && !person.isSuspended())
                    .forEach(person -> events.publish(new GroupEvent.Invited(group.identity(), person)));
        });
    }

    /** Whether they may come in. */
    public boolean has(long groupId, long personId) {
        return transactions.read(
                () -> sql.fetchExists(INVITEE, INVITEE.GROUP_ID.eq(groupId).and(INVITEE.PERSON_ID.eq(personId))));
    }

    /** Whether they might come in; from now on they may not again. */
    boolean take(long groupId, long personId) {
        return sql.deleteFrom(INVITEE)
                        .where(INVITEE.GROUP_ID.eq(groupId).and(INVITEE.PERSON_ID.eq(personId)))
                        .execute()
                > 0;
    }

    /** The group is no more. */
    void forget(long groupId) {
        sql.deleteFrom(INVITEE).where(INVITEE.GROUP_ID.eq(groupId)).execute();
    }
}
