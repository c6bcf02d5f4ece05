package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.COUNCIL_SEAT;
import static coop.talkoot.schema.Tables.FAR_DELEGATE;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Who speaks in votes of councils, and for whom those are: of this server by their seats, of others by the names that the
 * vote itself gives. Of those nobody else is shown a paper.
 */
@Singleton
public final class CouncilRolls {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Memberships memberships;
    private final Affiliations affiliations;

    CouncilRolls(DSLContext sql, Transactions transactions, Memberships memberships, Affiliations affiliations) {
        this.sql = sql;
        this.transactions = transactions;
        this.memberships = memberships;
        this.affiliations = affiliations;
    }

    /** Another server's vote names these. */
    void name(long decisionId, List<String> uris) {
        for (var uri : uris) {
            sql.insertInto(FAR_DELEGATE)
                    .set(FAR_DELEGATE.DECISION_ID, decisionId)
                    .set(FAR_DELEGATE.DELEGATE_URI, uri)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Whom another server's vote names; none of a vote that no council takes. */
    public List<String> named(long decisionId) {
        return transactions.read(() -> sql.select(FAR_DELEGATE.DELEGATE_URI)
                .from(FAR_DELEGATE)
                .where(FAR_DELEGATE.DECISION_ID.eq(decisionId))
                .orderBy(FAR_DELEGATE.DELEGATE_URI)
                .fetch(FAR_DELEGATE.DELEGATE_URI));
    }

    /** Of votes of other servers, those of councils, and whether somebody is named there: one query for a page. */
    public Map<Long, Boolean> naming(Collection<Long> decisionIds, Identity person) {
        var isNamed = DSL.boolOr(FAR_DELEGATE.DELEGATE_URI.eq(person.uri()));
        return decisionIds.isEmpty()
                ? Map.of()
                : transactions.read(() -> sql.select(FAR_DELEGATE.DECISION_ID, isNamed)
                        .from(FAR_DELEGATE)
                        .where(FAR_DELEGATE.DECISION_ID.in(decisionIds))
                        .groupBy(FAR_DELEGATE.DECISION_ID)
                        .fetchMap(FAR_DELEGATE.DECISION_ID, isNamed));
    }

    /** Refuses a ballot in another server's vote of who, as far as is known here, has none. */
    void requireVoter(Decision decision, Identity voter) {
        var isNamed = naming(List.of(decision.id()), voter).get(decision.id());
        if (isNamed == null) {
            memberships.require(decision.group().id(), voter.id(), Right.WRITE);
        } else if (!isNamed) {
            throw Refused.notAllowed("Here delegates of groups vote, and you are none of them.");
        }
    }

    /** Whether they speak in that vote of ours, or somebody speaks for them. */
    public boolean concerns(Decision decision, Identity reader) {
        return isSeated(decision, reader, Set.of(reader.id()));
    }

    /**
     * As whom the count file of a council's vote is asked for by somebody: as themselves where they speak in it; else as the
     * group of theirs for which somebody speaks. Empty for all others.
     */
    Optional<Identity> reader(Decision decision, Identity person) {
        if (decision.allowsDelegation()) {
            return Optional.empty();
        }
        var groups = memberships.groupsWhere(person.id(), Right.READ);
        if (decision.isLocal()) {
            return isSeated(decision, person, groups) ? Optional.of(person) : Optional.empty();
        }
        var isNamed = naming(List.of(decision.id()), person).get(decision.id());
        if (isNamed == null) {
            return Optional.empty();
        }
        return isNamed
                ? Optional.of(person)
                : affiliations.childrenOf(decision.group().id(), decision.opensAt()).stream()
                        .map(Affiliation::child)
                        .filter(child -> groups.contains(child.id()))
                        .findFirst();
    }

    private boolean isSeated(Decision decision, Identity holder, Set<Long> children) {
        return transactions.read(() -> sql.fetchExists(
                COUNCIL_SEAT,
                COUNCIL_SEAT
                        .DECISION_ID
                        .eq(decision.id())
                        .and(COUNCIL_SEAT.HOLDER_ID.eq(holder.id()).or(COUNCIL_SEAT.CHILD_ID.in(children)))));
    }
}
