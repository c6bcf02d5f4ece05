package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.CHARTER;
import static coop.talkoot.schema.Tables.DECISION;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rules of groups, version by version. A group that never chose any has the usual ones. */
@Singleton
public final class Charters {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Memberships memberships;
    private final CharterRows rows;

    Charters(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Memberships memberships,
            CharterRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.memberships = memberships;
        this.rows = rows;
    }

    /** What holds in a group now. */
    public Charter inForce(Identity group) {
        var now = clock.instant();
        return transactions.read(
                () -> rows.newest(CHARTER.GROUP_ID.eq(group.id()).and(CHARTER.IN_FORCE_AT.le(now)))
                        .orElseGet(() -> usual(group, 0)));
    }

    /** The same with a row that can be pinned; in the transaction that pins it. */
    Charter pinned(Identity group) {
        var charter = inForce(group);
        if (charter.id() == 0) {
            rows.insert(usual(group, ids.next()));
        }
        return charter.id() == 0 ? inForce(group) : charter;
    }

    public Optional<Charter> version(Identity group, int version) {
        return transactions.read(
                () -> rows.newest(CHARTER.GROUP_ID.eq(group.id()).and(CHARTER.VERSION.eq(version))));
    }

    public Optional<Charter> byId(long id) {
        return transactions.read(() -> rows.byIds(List.of(id)).stream().findFirst());
    }

    /** All versions, also those that do not hold yet, the newest first; {@code next} is a version. */
    public Page<Charter> all(Identity group, Page.Request page) {
        return transactions.read(() -> rows.page(group.id(), page));
    }

    /** An admin says what a group begins with. Once it has voted on anything, only a vote changes its rules. */
    public Charter adopt(Identity group, Bylaws bylaws, Identity by) {
        memberships.require(group.id(), by.id(), Right.CHANGE);
        requireLocal(group);
        return transactions.write(() -> {
            lock(group);
            if (sql.fetchExists(DECISION, DECISION.GROUP_ID.eq(group.id()))) {
                throw Refused.conflict("This group has voted already: only a vote changes its rules now.");
            }
            return add(group, bylaws, null, clock.instant());
        });
    }

    /** A vote adopted other rules; they hold after the days that the rules until now name. */
    Charter amend(Identity group, Bylaws bylaws, Charter until, long decisionId, Instant closedAt) {
        lock(group);
        return add(
                group,
                bylaws,
                decisionId,
                closedAt.plus(Duration.ofDays(until.bylaws().forceDays())));
    }

    private Charter add(Identity group, Bylaws bylaws, @Nullable Long decisionId, Instant inForceAt) {
        var newest = rows.newest(CHARTER.GROUP_ID.eq(group.id())).orElseGet(() -> {
            var usual = usual(group, ids.next());
            if (decisionId != null) {
                rows.insert(usual);
            }
            return decisionId != null
                    ? usual
                    : Charter.of(0, group.id(), 0, usual.bylaws(), null, Instant.EPOCH, Instant.EPOCH);
        });
        // A version that was adopted earlier and waits longer must not come back over this one.
        var from = newest.inForceAt().isAfter(inForceAt) ? newest.inForceAt() : inForceAt;
        var charter =
                Charter.of(ids.next(), group.id(), newest.version() + 1, bylaws, decisionId, from, clock.instant());
        rows.insert(charter);
        events.publish(new CharterEvent.CharterAdopted(group, charter));
        return charter;
    }

    static void requireLocal(Identity group) {
        if (!group.isLocal()) {
            throw Refused.notAllowed("This group lives on another server: it decides there.");
        }
    }

    private Charter usual(Identity group, long id) {
        return Charter.of(
                id, group.id(), 1, CharterTemplate.CONSENSUS.bylaws(), null, group.createdAt(), group.createdAt());
    }

    /** What changes the rules of a group, and what pins them, go one after the other. */
    void lock(Identity group) {
        sql.execute("select pg_advisory_xact_lock({0})", DSL.val(group.id()));
    }
}
