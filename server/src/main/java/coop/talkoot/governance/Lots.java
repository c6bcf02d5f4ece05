package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.LOT;
import static coop.talkoot.schema.Tables.LOT_CONSENT;
import static coop.talkoot.schema.Tables.LOT_PROMISE;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.LotRecord;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Drawing panels so that nobody can choose who is drawn, and everybody can draw again and see the same. What somebody here
 * does in a drawing of another server's group is sent there, and counts once that server has taken it.
 */
@Singleton
public final class Lots {
    private static final String NUMBER = "[0-9a-f]{32,128}";
    private static final int LONGEST_PUBLIC = 200;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Memberships memberships;
    private final LotRows rows;
    private final SentLotAnswers sent;
    private final CouncilDraws councils;

    Lots(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            Memberships memberships,
            LotRows rows,
            SentLotAnswers sent,
            CouncilDraws councils) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.memberships = memberships;
        this.rows = rows;
        this.sent = sent;
        this.councils = councils;
    }

    /** Somebody may be drawn for panels of a group, or not any more; without this nobody is. */
    public void consent(Identity group, Identity member, boolean isWilling) {
        memberships.require(group.id(), member.id(), Right.WRITE);
        transactions.run(() -> {
            rows.consent(group.id(), member.id(), isWilling, clock.instant());
            if (!group.isLocal()) {
                sent.send(group, null, member, new LotDeed.Willing(isWilling));
            }
        });
    }

    public boolean isWilling(Identity group, Identity member) {
        return transactions.read(() -> sql.fetchExists(
                LOT_CONSENT, LOT_CONSENT.GROUP_ID.eq(group.id()).and(LOT_CONSENT.ACTOR_ID.eq(member.id()))));
    }

    /** A coordinator announces that a panel will be drawn, and when. */
    public PanelLot begin(NewLot wanted, Identity by) {
        Charters.requireLocal(wanted.group());
        Moved.refuse(wanted.group());
        memberships.require(wanted.group().id(), by.id(), Right.PUT_TO_VOTE);
        if (!wanted.promisedBy().isAfter(clock.instant())) {
            throw Refused.invalid("promisedBy", "The time for promises must lie ahead.");
        }
        return transactions.write(() -> {
            councils.check(wanted);
            var id = ids.next();
            var row = sql.newRecord(LOT);
            row.setId(id);
            row.setUri(settings.uri("/lots/" + id));
            row.setGroupId(wanted.group().id());
            row.setMotionId(wanted.motionId());
            row.setTitle(wanted.title());
            row.setSeats(wanted.seats());
            row.setRestMonths(wanted.restMonths());
            row.setParts(wanted.parts().toArray(String[]::new));
            row.setState(PanelLot.State.PROMISING.name());
            row.setPromisedBy(wanted.promisedBy());
            row.setRevealedBy(wanted.revealedBy());
            row.setNumberSource(wanted.numberSource());
            row.setBegunById(by.id());
            row.setCreatedAt(clock.instant());
            row.setIsLocal(true);
            row.setRevision(1L);
            row.store();
            var begun = rows.one(id).orElseThrow();
            events.publish(new LotEvent.LotBegun(begun));
            return begun;
        });
    }

    /** A member says to which part they belong, of those the panel is drawn by; until the time for promises is over. */
    public PanelLot belong(PanelLot lot, Identity by, String part) {
        memberships.require(lot.group().id(), by.id(), Right.WRITE);
        if (!lot.parts().contains(part)) {
            throw Refused.invalid("part", "This must be one of the parts the panel is drawn by.");
        }
        return transactions.write(() -> {
            var row = locked(lot.id());
            if (!isNow(row, PanelLot.State.PROMISING, row.getPromisedBy())) {
                throw Refused.conflict("Who can be drawn is fixed by now.");
            }
            rows.belong(lot.id(), by.id(), part);
            return lot.isLocal() ? rows.one(lot.id()).orElseThrow() : sent(lot, by, new LotDeed.Belong(part));
        });
    }

    /** To which part somebody said they belong. */
    public Optional<String> partOf(PanelLot lot, Identity member) {
        return transactions.read(() -> rows.partOf(lot.id(), member.id()));
    }

    /** A member promises a number: its hash with their own uri, in hexadecimal. Another takes its place until the time. */
    public PanelLot promise(PanelLot lot, Identity by, String commitment) {
        memberships.require(lot.group().id(), by.id(), Right.WRITE);
        if (!commitment.matches("[0-9a-f]{64}")) {
            throw Refused.invalid("commitment", "A promise is a SHA-256 in hexadecimal: 64 letters and digits.");
        }
        return transactions.write(() -> {
            var row = locked(lot.id());
            if (!isNow(row, PanelLot.State.PROMISING, row.getPromisedBy())) {
                throw Refused.conflict("The time for promises is over.");
            }
            if (!lot.isLocal()) {
                return sent(lot, by, new LotDeed.Promise(commitment));
            }
            sql.insertInto(LOT_PROMISE)
                    .set(LOT_PROMISE.LOT_ID, lot.id())
                    .set(LOT_PROMISE.ACTOR_ID, by.id())
                    .set(LOT_PROMISE.COMMITMENT, LotSeed.bytes(commitment))
                    .onConflict(LOT_PROMISE.LOT_ID, LOT_PROMISE.ACTOR_ID)
                    .doUpdate()
                    .set(LOT_PROMISE.COMMITMENT, LotSeed.bytes(commitment))
                    .execute();
            return changed(row);
        });
    }

    /** Who promised a number shows it, in hexadecimal. */
    public PanelLot reveal(PanelLot lot, Identity by, String number) {
        requireNumber(number);
        return transactions.write(() -> {
            var row = locked(lot.id());
            if (!isNow(row, PanelLot.State.REVEALING, row.getRevealedBy())) {
                throw Refused.conflict(
                        "Numbers are shown once the pool is frozen, within the time that was announced.");
            }
            var promised = sql.fetchOptional(
                            LOT_PROMISE, LOT_PROMISE.LOT_ID.eq(lot.id()).and(LOT_PROMISE.ACTOR_ID.eq(by.id())))
                    .orElseThrow(() -> Refused.notAllowed("You have promised no number."));
            var bytes = LotSeed.bytes(number);
            if (!MessageDigest.isEqual(LotSeed.commitment(bytes, by.uri()), promised.getCommitment())) {
                throw Refused.invalid("number", "This is not the number that was promised.");
            }
            if (!lot.isLocal()) {
                return sent(lot, by, new LotDeed.Reveal(number));
            }
            promised.setRevealed(bytes);
            promised.store();
            return changed(row);
        });
    }

    /** A member types the public number; it counts when another member has typed the same. */
    public PanelLot type(PanelLot lot, Identity by, String number) {
        memberships.require(lot.group().id(), by.id(), Right.WRITE);
        var typed = number.strip();
        if (typed.isEmpty() || typed.length() > LONGEST_PUBLIC || typed.indexOf('\0') >= 0) {
            throw Refused.invalid("number", "A number has 1 to " + LONGEST_PUBLIC + " characters.");
        }
        return transactions.write(() -> {
            var row = locked(lot.id());
            if (!row.getState().equals("REVEALING") || row.getNumberSource().isEmpty()) {
                throw Refused.conflict("No public number is asked for now.");
            }
            if (row.getNumberConfirmedById() != null) {
                throw Refused.conflict("The number is known already.");
            }
            if (!lot.isLocal()) {
                return sent(lot, by, new LotDeed.Type(typed));
            }
            var isSame = typed.equals(row.getPublicNumber());
            if (isSame && !Objects.equals(row.getNumberTypedById(), by.id())) {
                row.setNumberConfirmedById(by.id());
            } else {
                row.setPublicNumber(typed);
                row.setNumberTypedById(by.id());
            }
            return changed(row);
        });
    }

    /** Somebody who was drawn does not wish to serve: the next of their part does, else of all; nothing is drawn anew. */
    public PanelLot decline(PanelLot lot, Identity drawn) {
        return transactions.write(() -> {
            var row = locked(lot.id());
            if (!(lot.isLocal() ? rows.decline(lot.id(), drawn.id()) : rows.isDrawn(lot.id(), drawn.id()))) {
                throw Refused.conflict("You were not drawn, or have declined already.");
            }
            if (!lot.isLocal()) {
                return sent(lot, drawn, new LotDeed.Decline());
            }
            var pool = rows.pool(lot.id());
            var serving = LotDraw.drawn(pool, row.getSeats(), Charter.hex(row.getSeed()));
            rows.draw(
                    lot.id(),
                    pool.stream()
                            .filter(entry -> serving.contains(entry.uri()))
                            .map(LotRows.Entry::actorId)
                            .toList());
            var changed = rows.changed(row);
            events.publish(new LotEvent.SeatDeclined(changed, drawn.id()));
            return changed;
        });
    }

    /** A drawing of a group the viewer is a member of. */
    public PanelLot require(long id, Identity viewer) {
        return find(id, viewer)
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    /** The same, or nothing. */
    public Optional<PanelLot> find(long id, Identity viewer) {
        return transactions
                .read(() -> rows.one(id))
                .filter(lot -> memberships.isMember(lot.group().id(), viewer.id()));
    }

    /** By the name that other servers know it by; whose business it is, the caller knows. */
    public Optional<PanelLot> byUri(String uri) {
        return transactions.read(() -> rows.byUri(uri));
    }

    /** Those of a group, the latest first; for its members. */
    public Page<PanelLot> of(Identity group, Identity viewer, Page.Request page) {
        memberships.require(group.id(), viewer.id(), Right.READ);
        return transactions.read(() -> rows.page(LOT.GROUP_ID.eq(group.id()), page));
    }

    private LotRecord locked(long id) {
        return rows.locked(id).orElseThrow(() -> Refused.notFound("There is no such drawing."));
    }

    /** The latest of a group here, for a server to which they are new. */
    public List<PanelLot> latest(Identity group, int most) {
        return transactions
                .read(() -> rows.page(LOT.GROUP_ID.eq(group.id()), Page.Request.first(most)))
                .items();
    }

    static void requireNumber(String number) {
        if (!number.matches(NUMBER) || number.length() % 2 != 0) {
            throw Refused.invalid("number", "A number has 16 to 64 bytes, in hexadecimal.");
        }
    }

    /** Of a drawing elsewhere the time is judged there, when word of it comes in. */
    private boolean isNow(LotRecord row, PanelLot.State state, Instant until) {
        return row.getState().equals(state.name())
                && (!row.getIsLocal() || clock.instant().isBefore(until));
    }

    private PanelLot changed(LotRecord row) {
        var changed = rows.changed(row);
        events.publish(new LotEvent.LotChanged(changed));
        return changed;
    }

    private PanelLot sent(PanelLot lot, Identity by, LotDeed deed) {
        sent.send(lot.group(), lot, by, deed);
        return rows.one(lot.id()).orElseThrow();
    }
}
