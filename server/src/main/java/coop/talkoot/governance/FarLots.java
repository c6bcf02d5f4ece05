package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.LOT;

import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.LotRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Drawings of groups of other servers, kept as those tell of them: nothing is frozen or drawn here. */
@Singleton
public final class FarLots {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Identities identities;
    private final Memberships memberships;
    private final LotRows rows;

    FarLots(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Identities identities,
            Memberships memberships,
            LotRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.identities = identities;
        this.memberships = memberships;
        this.rows = rows;
    }

    /**
     * What a group says of a drawing of its own; the caller has checked that it says so itself. An older word than the one
     * that is known changes nothing, and neither does one that contradicts it.
     */
    public void take(FarLot told) {
        var group = told.terms().group();
        if (group.isLocal() || memberships.countMembers(group.id()) == 0) {
            throw Refused.notAllowed("Nobody here belongs to that group.");
        }
        transactions.run(() -> {
            var known = sql.selectFrom(LOT)
                    .where(LOT.URI.eq(told.uri()))
                    .forUpdate()
                    .fetchOptional()
                    .orElse(null);
            if (known != null && (known.getIsLocal() || known.getGroupId() != group.id())) {
                throw Refused.notAllowed("This is the drawing of another group.");
            }
            if (known == null || known.getRevision() < told.revision()) {
                store(known, told, group);
            }
        });
    }

    private void store(@Nullable LotRecord known, FarLot told, Identity group) {
        if (known != null) {
            requireSame(known, told);
        }
        var people = people(told);
        var wasDrawn = known != null && known.getSeed() != null;
        var row = known == null ? begun(told, group) : known;
        row.setRevision(told.revision());
        row.setState(told.state().name());
        // Who typed it only the group's server knows: here it is the group that says so.
        row.setPublicNumber(told.publicNumber());
        row.setNumberTypedById(told.publicNumber() == null ? null : group.id());
        row.setNumberConfirmedById(told.isNumberConfirmed() ? group.id() : null);
        row.setPoolHash(bytes(told.poolHash()));
        row.setSeed(bytes(told.seed()));
        if (told.seed() != null && !wasDrawn) {
            row.setDrawnAt(clock.instant());
        }
        row.store();
        rows.replacePromises(
                row.getId(),
                told.promises().stream()
                        .map(promise -> new LotRows.Promised(
                                id(people, promise.by()),
                                LotSeed.bytes(promise.commitment()),
                                bytes(promise.revealed())))
                        .toList());
        rows.replacePanel(
                row.getId(),
                told.panel().stream()
                        .map(seat -> new LotRows.Drawn(id(people, seat.member()), seat.part()))
                        .toList());
        events.publish(new LotEvent.LotHeard(rows.one(row.getId()).orElseThrow()));
    }

    private LotRecord begun(FarLot told, Identity group) {
        var terms = told.terms();
        var row = sql.newRecord(LOT);
        row.setId(ids.next());
        row.setUri(told.uri());
        row.setIsLocal(false);
        row.setGroupId(group.id());
        row.setMotionId(terms.motionId());
        row.setTitle(terms.title());
        row.setSeats(terms.seats());
        row.setRestMonths(terms.restMonths());
        row.setParts(terms.parts().toArray(String[]::new));
        row.setPromisedBy(terms.promisedBy().truncatedTo(ChronoUnit.MICROS));
        row.setRevealedBy(terms.revealedBy().truncatedTo(ChronoUnit.MICROS));
        row.setNumberSource(terms.numberSource());
        row.setBegunById(group.id());
        row.setCreatedAt(clock.instant());
        return row;
    }

    /** What was announced stands, and so does what was made known of the pool and the seed: else the group could choose. */
    private static void requireSame(LotRecord known, FarLot told) {
        var terms = told.terms();
        var isSame = known.getTitle().equals(terms.title())
                && known.getSeats() == terms.seats()
                && known.getRestMonths() == terms.restMonths()
                && List.of(known.getParts()).equals(terms.parts())
                && known.getNumberSource().equals(terms.numberSource())
                && known.getPromisedBy().equals(terms.promisedBy().truncatedTo(ChronoUnit.MICROS))
                && known.getRevealedBy().equals(terms.revealedBy().truncatedTo(ChronoUnit.MICROS))
                && (known.getPoolHash() == null || Arrays.equals(known.getPoolHash(), bytes(told.poolHash())))
                && (known.getSeed() == null || Arrays.equals(known.getSeed(), bytes(told.seed())));
        if (!isSame) {
            throw Refused.conflict("This is not what was said of that drawing before.");
        }
    }

    /** Whoever is named in it must be known: a panel with somebody left out would be another one. */
    private Map<String, Long> people(FarLot told) {
        var named = told.people();
        var known = identities.byUris(named).stream().collect(Collectors.toMap(Identity::uri, Identity::id));
        if (!known.keySet().containsAll(named)) {
            throw Refused.conflict("Somebody is named who is not known here.");
        }
        return known;
    }

    private static long id(Map<String, Long> people, String uri) {
        return Objects.requireNonNull(people.get(uri));
    }

    private static byte @Nullable [] bytes(@Nullable String hex) {
        return hex == null ? null : LotSeed.bytes(hex);
    }
}
