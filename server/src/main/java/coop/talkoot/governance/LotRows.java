package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.LOT;
import static coop.talkoot.schema.Tables.LOT_CONSENT;
import static coop.talkoot.schema.Tables.LOT_ENTRY;
import static coop.talkoot.schema.Tables.LOT_PART;
import static coop.talkoot.schema.Tables.LOT_PROMISE;

import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.Page;
import coop.talkoot.schema.tables.records.LotEntryRecord;
import coop.talkoot.schema.tables.records.LotRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes drawings: a page of them costs four queries. */
@Singleton
final class LotRows {
    private final DSLContext sql;
    private final Identities identities;

    LotRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    Optional<LotRecord> locked(long id) {
        return sql.selectFrom(LOT).where(LOT.ID.eq(id)).forUpdate().fetchOptional();
    }

    Optional<PanelLot> one(long id) {
        return read(sql.fetch(LOT, LOT.ID.eq(id))).stream().findFirst();
    }

    Optional<PanelLot> byUri(String uri) {
        return read(sql.fetch(LOT, LOT.URI.eq(uri))).stream().findFirst();
    }

    /** The same after something happened to it, which the caller has locked it for. */
    PanelLot changed(LotRecord lot) {
        lot.setRevision(lot.getRevision() + 1);
        lot.store();
        return one(lot.getId()).orElseThrow();
    }

    void consent(long groupId, long actorId, boolean isWilling, Instant now) {
        if (isWilling) {
            sql.insertInto(LOT_CONSENT)
                    .set(LOT_CONSENT.GROUP_ID, groupId)
                    .set(LOT_CONSENT.ACTOR_ID, actorId)
                    .set(LOT_CONSENT.CREATED_AT, now)
                    .onConflictDoNothing()
                    .execute();
        } else {
            sql.deleteFrom(LOT_CONSENT)
                    .where(LOT_CONSENT.GROUP_ID.eq(groupId).and(LOT_CONSENT.ACTOR_ID.eq(actorId)))
                    .execute();
        }
    }

    Page<PanelLot> page(Condition condition, Page.Request page) {
        var found = sql.selectFrom(LOT)
                .where(condition.and(LOT.ID.lt(page.before())))
                .orderBy(LOT.ID.desc())
                .limit(page.limit() + 1)
                .fetch();
        return Page.of(read(found), page.limit(), PanelLot::id);
    }

    /** Who may be drawn goes into the pool: members who agreed to that and have not served since. One statement. */
    int freeze(LotRecord lot, Instant restSince) {
        var member = DSL.field(DSL.name("member", "actor_id"), Long.class);
        var earlier = LOT.as("earlier");
        var served = DSL.exists(DSL.selectOne()
                .from(LOT_ENTRY)
                .join(earlier)
                .on(earlier.ID.eq(LOT_ENTRY.LOT_ID))
                .where(LOT_ENTRY.ACTOR_ID.eq(member).and(LOT_ENTRY.STATE.eq("DRAWN")))
                .and(earlier.GROUP_ID.eq(lot.getGroupId()))
                .and(earlier.DRAWN_AT.gt(restSince)));
        var part = DSL.field(DSL.select(LOT_PART.PART)
                .from(LOT_PART)
                .where(LOT_PART.LOT_ID.eq(lot.getId()).and(LOT_PART.ACTOR_ID.eq(member))));
        return sql.insertInto(LOT_ENTRY, LOT_ENTRY.LOT_ID, LOT_ENTRY.ACTOR_ID, LOT_ENTRY.PART, LOT_ENTRY.STATE)
                .select(DSL.select(
                                DSL.val(lot.getId()), member, DSL.coalesce(part, DSL.inline("")), DSL.inline("WAITING"))
                        .from(Belonging.thoseWho(Right.WRITE, lot.getGroupId()).asTable("member", "actor_id"))
                        .where(DSL.exists(DSL.selectOne()
                                .from(LOT_CONSENT)
                                .where(LOT_CONSENT.GROUP_ID.eq(lot.getGroupId()))
                                .and(LOT_CONSENT.ACTOR_ID.eq(member))))
                        .andNot(served)
                        .and(Standing.canAct(member)))
                .execute();
    }

    /** One who could be drawn. */
    record Entry(long actorId, String uri, String part, boolean hasDeclined) {}

    /** The pool. */
    List<Entry> pool(long lotId) {
        var rows = sql.select(LOT_ENTRY.ACTOR_ID, LOT_ENTRY.PART, LOT_ENTRY.STATE)
                .from(LOT_ENTRY)
                .where(LOT_ENTRY.LOT_ID.eq(lotId))
                .fetch();
        var uris = identities.urisOf(rows.getValues(LOT_ENTRY.ACTOR_ID));
        return rows.map(row -> new Entry(
                row.value1(),
                Objects.requireNonNull(uris.get(row.value1())),
                row.value2(),
                row.value3().equals("REFUSED")));
    }

    Optional<String> partOf(long lotId, long actorId) {
        return sql.select(LOT_PART.PART)
                .from(LOT_PART)
                .where(LOT_PART.LOT_ID.eq(lotId).and(LOT_PART.ACTOR_ID.eq(actorId)))
                .fetchOptional(LOT_PART.PART);
    }

    void belong(long lotId, long actorId, String part) {
        sql.insertInto(LOT_PART)
                .set(LOT_PART.LOT_ID, lotId)
                .set(LOT_PART.ACTOR_ID, actorId)
                .set(LOT_PART.PART, part)
                .onConflict(LOT_PART.LOT_ID, LOT_PART.ACTOR_ID)
                .doUpdate()
                .set(LOT_PART.PART, part)
                .execute();
    }

    void belongNowhere(long lotId, long actorId) {
        sql.deleteFrom(LOT_PART)
                .where(LOT_PART.LOT_ID.eq(lotId).and(LOT_PART.ACTOR_ID.eq(actorId)))
                .execute();
    }

    /** A number promised; {@code revealed} once it is shown. */
    record Promised(long actorId, byte[] commitment, byte @Nullable [] revealed) {}

    /** Who was drawn, and for which part. */
    record Drawn(long actorId, String part) {}

    /** In a drawing of another server: as that one tells of them. */
    void replacePromises(long lotId, List<Promised> promises) {
        sql.deleteFrom(LOT_PROMISE).where(LOT_PROMISE.LOT_ID.eq(lotId)).execute();
        var rows = promises.stream().map(promise -> {
            var row = sql.newRecord(LOT_PROMISE);
            row.setLotId(lotId);
            row.setActorId(promise.actorId());
            row.setCommitment(promise.commitment());
            row.setRevealed(promise.revealed());
            return row;
        });
        sql.batchInsert(rows.toList()).execute();
    }

    /** The same of who was drawn, in the order of the lot: of all others only that server knows. */
    void replacePanel(long lotId, List<Drawn> panel) {
        sql.deleteFrom(LOT_ENTRY).where(LOT_ENTRY.LOT_ID.eq(lotId)).execute();
        var rows = new ArrayList<LotEntryRecord>();
        for (var drawn : panel) {
            var row = sql.newRecord(LOT_ENTRY);
            row.setLotId(lotId);
            row.setActorId(drawn.actorId());
            row.setPart(drawn.part());
            row.setPosition(rows.size());
            row.setState("DRAWN");
            rows.add(row);
        }
        sql.batchInsert(rows).execute();
    }

    void place(long lotId, long actorId, int position, boolean isDrawn) {
        sql.update(LOT_ENTRY)
                .set(LOT_ENTRY.POSITION, position)
                .set(LOT_ENTRY.STATE, isDrawn ? "DRAWN" : "WAITING")
                .where(LOT_ENTRY.LOT_ID.eq(lotId).and(LOT_ENTRY.ACTOR_ID.eq(actorId)))
                .execute();
    }

    /** False when they were not drawn. */
    boolean decline(long lotId, long actorId) {
        return sql.update(LOT_ENTRY)
                        .set(LOT_ENTRY.STATE, "REFUSED")
                        .where(LOT_ENTRY.LOT_ID.eq(lotId).and(LOT_ENTRY.ACTOR_ID.eq(actorId)))
                        .and(LOT_ENTRY.STATE.eq("DRAWN"))
                        .execute()
                > 0;
    }

    boolean isDrawn(long lotId, long actorId) {
        return sql.fetchExists(
                LOT_ENTRY,
                LOT_ENTRY.LOT_ID.eq(lotId).and(LOT_ENTRY.ACTOR_ID.eq(actorId)).and(LOT_ENTRY.STATE.eq("DRAWN")));
    }

    /** Those who take the seats of who has declined. */
    void draw(long lotId, Collection<Long> actorIds) {
        sql.update(LOT_ENTRY)
                .set(LOT_ENTRY.STATE, "DRAWN")
                .where(LOT_ENTRY.LOT_ID.eq(lotId).and(LOT_ENTRY.ACTOR_ID.in(actorIds)))
                .and(LOT_ENTRY.STATE.eq("WAITING"))
                .execute();
    }

    private List<PanelLot> read(List<LotRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(LotRecord::getId).toList();
        var promises = sql.selectFrom(LOT_PROMISE)
                .where(LOT_PROMISE.LOT_ID.in(ids))
                .orderBy(LOT_PROMISE.LOT_ID, LOT_PROMISE.ACTOR_ID)
                .fetchGroups(LOT_PROMISE.LOT_ID);
        var drawn = sql.select(LOT_ENTRY.LOT_ID, LOT_ENTRY.ACTOR_ID, LOT_ENTRY.PART)
                .from(LOT_ENTRY)
                .where(LOT_ENTRY.LOT_ID.in(ids).and(LOT_ENTRY.STATE.eq("DRAWN")))
                .orderBy(LOT_ENTRY.LOT_ID, LOT_ENTRY.POSITION)
                .fetchGroups(LOT_ENTRY.LOT_ID, row -> new Drawn(row.value2(), row.value3()));
        var people = new HashSet<Long>();
        rows.forEach(row -> people.add(row.getGroupId()));
        promises.values().forEach(all -> all.forEach(row -> people.add(row.getActorId())));
        drawn.values().forEach(all -> all.forEach(one -> people.add(one.actorId())));
        var known = identities.byIds(people);
        return rows.stream()
                .map(row -> {
                    var promised = promises.get(row.getId());
                    return read(
                            row,
                            known,
                            promised == null
                                    ? List.of()
                                    : promised.map(promise -> new PanelLot.Promise(
                                            Objects.requireNonNull(known.get(promise.getActorId())),
                                            Charter.hex(promise.getCommitment()),
                                            hex(promise.getRevealed()))),
                            drawn.getOrDefault(row.getId(), List.of()));
                })
                .toList();
    }

    private static PanelLot read(
            LotRecord row, Map<Long, Identity> known, List<PanelLot.Promise> promises, List<Drawn> drawn) {
        return new PanelLot(
                row.getId(),
                row.getUri(),
                row.getRevision(),
                Objects.requireNonNull(known.get(row.getGroupId())),
                row.getMotionId(),
                row.getTitle(),
                row.getSeats(),
                row.getRestMonths(),
                List.of(row.getParts()),
                PanelLot.State.valueOf(row.getState()),
                row.getPromisedBy(),
                row.getRevealedBy(),
                row.getNumberSource(),
                row.getPublicNumber(),
                row.getNumberConfirmedById() != null,
                hex(row.getPoolHash()),
                hex(row.getSeed()),
                promises,
                drawn.stream()
                        .map(one -> Objects.requireNonNull(known.get(one.actorId())))
                        .toList(),
                drawn.stream()
                        .filter(one -> !one.part().isEmpty())
                        .collect(Collectors.toMap(Drawn::actorId, Drawn::part)));
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : Charter.hex(bytes);
    }
}
