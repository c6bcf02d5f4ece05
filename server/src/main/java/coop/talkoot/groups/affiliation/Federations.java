package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.COOP_GROUP;
import static coop.talkoot.schema.Tables.FEDERATION_TERMS;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.FederationTermsRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;

/** Groups of groups of this instance: what each says of itself. */
@Singleton
public final class Federations {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Groups groups;
    private final Memberships memberships;

    Federations(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Groups groups,
            Memberships memberships) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.groups = groups;
        this.memberships = memberships;
    }

    /** An admin makes the group a federation, or says otherwise what it is for; it stays one from then on. */
    public void change(Group group, FederationTerms terms, Identity by) {
        transactions.run(() -> {
            memberships.require(group.id(), by.id(), Right.CHANGE);
            write(group, terms);
        });
    }

    /** It has groups from now on; what it says of itself as one, its admins say later. */
    void begin(Group group) {
        transactions.run(() -> {
            if (!isOne(group.id())) {
                write(group, FederationTerms.USUAL);
            }
        });
    }

    private void write(Group group, FederationTerms terms) {
        sql.insertInto(FEDERATION_TERMS)
                .set(row(group, terms))
                .onConflict(FEDERATION_TERMS.GROUP_ID)
                .doUpdate()
                .set(row(group, terms))
                .execute();
        sql.update(COOP_GROUP)
                .set(COOP_GROUP.KIND, Group.Kind.FEDERATION.name())
                .where(COOP_GROUP.ACTOR_ID.eq(group.id()))
                .execute();
        events.publish(new FederationEvent.TermsChanged(groups.get(group.id()), terms));
    }

    /** What a group of this instance says; {@link FederationTerms#USUAL} where it has said nothing. */
    public FederationTerms terms(long groupId) {
        return transactions.read(() -> sql.selectFrom(FEDERATION_TERMS)
                .where(FEDERATION_TERMS.GROUP_ID.eq(groupId))
                .fetchOptional(Federations::read)
                .orElse(FederationTerms.USUAL));
    }

    /** Whether that is a group of this instance which takes groups in. */
    public boolean isOne(long groupId) {
        return transactions.read(() -> sql.fetchExists(FEDERATION_TERMS, FEDERATION_TERMS.GROUP_ID.eq(groupId)));
    }

    private FederationTermsRecord row(Group group, FederationTerms terms) {
        var row = new FederationTermsRecord();
        row.setGroupId(group.id());
        row.setScope(terms.scope().name());
        row.setScopeWords(terms.scopeWords());
        row.setGoverning(terms.governing().name());
        row.setAdmission(terms.admission().name());
        row.setAnnounces(terms.announces().name());
        row.setAnnouncesTags(terms.tags().toArray(String[]::new));
        row.setChangedAt(clock.instant());
        return row;
    }

    private static FederationTerms read(FederationTermsRecord row) {
        return new FederationTerms(
                FederationTerms.Scope.valueOf(row.getScope()),
                row.getScopeWords(),
                FederationTerms.Governing.valueOf(row.getGoverning()),
                FederationTerms.Admission.valueOf(row.getAdmission()),
                FederationTerms.Announces.valueOf(row.getAnnounces()),
                List.of(row.getAnnouncesTags()));
    }
}
