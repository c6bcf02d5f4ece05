package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.PANEL_DRAW;
import static coop.talkoot.schema.Tables.PANEL_POOL;
import static coop.talkoot.schema.Tables.PANEL_SHARE;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.schema.tables.records.PanelDrawRecord;
import coop.talkoot.schema.tables.records.PanelShareRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link PanelDraw}, and what its groups say. */
@Singleton
final class PanelDrawRows {
    private final DSLContext sql;
    private final Ids ids;
    private final Identities identities;

    PanelDrawRows(DSLContext sql, Ids ids, Identities identities) {
        this.sql = sql;
        this.ids = ids;
        this.identities = identities;
    }

    /** Somebody of the pool of the group here, and what stands for them. */
    record Leaf(long actorId, String salt) {}

    /** One about the same that is over gives way, and counts. */
    void begin(String about, long disputeId, Identity home, List<String> apart, Instant until, Instant now) {
        var before = about(about, home.id());
        before.ifPresent(old -> delete(old.id()));
        var id = ids.next();
        var row = sql.newRecord(PANEL_DRAW);
        row.setId(id);
        row.setAbout(about);
        row.setDisputeId(disputeId);
        row.setAttempt(before.map(old -> old.attempt() + 1).orElse(1));
        row.setState(PanelDraw.State.SEEKING.name());
        row.setUntil(until);
        row.setHomeId(home.id());
        row.setApart(apart.toArray(String[]::new));
        row.setSkipped(new Long[0]);
        row.setTitle("");
        row.setTold("");
        row.setCreatedAt(now);
        row.store();
    }

    /** What another server asks takes the place of what it asked before. */
    long called(PanelCall call, @Nullable Long disputeId, @Nullable PanelDraw before, Instant now) {
        var row = sql.newRecord(PANEL_DRAW);
        row.setAbout(call.about());
        row.setDisputeId(disputeId);
        row.setAttempt(call.attempt());
        row.setState(PanelDraw.State.SEEKING.name());
        row.setUntil(call.until());
        row.setHomeId(call.home().id());
        row.setOtherId(call.other().id());
        row.setThirdId(call.third().id());
        row.setParentId(call.parent().id());
        row.setApart(call.apart().toArray(String[]::new));
        row.setSeed(null);
        row.setTitle("");
        row.setTold("");
        row.setPanelistId(null);
        row.setRemedy(null);
        row.setAmount(null);
        if (before != null) {
            forget(before.id());
            sql.update(PANEL_DRAW).set(row).where(PANEL_DRAW.ID.eq(before.id())).execute();
            return before.id();
        }
        var id = ids.next();
        row.setId(id);
        row.setSkipped(new Long[0]);
        row.setCreatedAt(now);
        row.store();
        return id;
    }

    /** Another third group is to be found. */
    void again(PanelDraw draw, List<Long> skipped, Instant until) {
        forget(draw.id());
        sql.update(PANEL_DRAW)
                .set(PANEL_DRAW.ATTEMPT, draw.attempt() + 1)
                .set(PANEL_DRAW.STATE, PanelDraw.State.SEEKING.name())
                .set(PANEL_DRAW.UNTIL, until)
                .set(PANEL_DRAW.SKIPPED, skipped.toArray(Long[]::new))
                .setNull(PANEL_DRAW.OTHER_ID)
                .setNull(PANEL_DRAW.THIRD_ID)
                .setNull(PANEL_DRAW.PARENT_ID)
                .where(PANEL_DRAW.ID.eq(draw.id()))
                .execute();
    }

    void found(long id, Identity parent, Identity other, Identity third) {
        sql.update(PANEL_DRAW)
                .set(PANEL_DRAW.PARENT_ID, parent.id())
                .set(PANEL_DRAW.OTHER_ID, other.id())
                .set(PANEL_DRAW.THIRD_ID, third.id())
                .where(PANEL_DRAW.ID.eq(id))
                .execute();
    }

    void state(long id, PanelDraw.State state) {
        sql.update(PANEL_DRAW)
                .set(PANEL_DRAW.STATE, state.name())
                .where(PANEL_DRAW.ID.eq(id))
                .execute();
    }

    /** What strangers told each other in confidence is kept no longer than it is needed. */
    void over(long id) {
        sql.deleteFrom(PANEL_POOL).where(PANEL_POOL.DRAW_ID.eq(id)).execute();
        sql.update(PANEL_DRAW)
                .set(PANEL_DRAW.STATE, PanelDraw.State.OVER.name())
                .set(PANEL_DRAW.TITLE, "")
                .set(PANEL_DRAW.TOLD, "")
                .where(PANEL_DRAW.ID.eq(id))
                .execute();
    }

    void delete(long id) {
        forget(id);
        sql.deleteFrom(PANEL_DRAW).where(PANEL_DRAW.ID.eq(id)).execute();
    }

    private void forget(long id) {
        sql.deleteFrom(PANEL_POOL).where(PANEL_POOL.DRAW_ID.eq(id)).execute();
        sql.deleteFrom(PANEL_SHARE).where(PANEL_SHARE.DRAW_ID.eq(id)).execute();
    }

    void seed(long id, String seed) {
        sql.update(PANEL_DRAW)
                .set(PANEL_DRAW.SEED, seed)
                .where(PANEL_DRAW.ID.eq(id))
                .execute();
    }

    void told(long id, String title, String told, Instant until, long panelistId) {
        sql.update(PANEL_DRAW)
                .set(PANEL_DRAW.TITLE, title)
                .set(PANEL_DRAW.TOLD, told)
                .set(PANEL_DRAW.UNTIL, until)
                .set(PANEL_DRAW.PANELIST_ID, panelistId)
                .set(PANEL_DRAW.STATE, PanelDraw.State.DRAWN.name())
                .where(PANEL_DRAW.ID.eq(id))
                .execute();
    }

    void until(long id, Instant until) {
        sql.update(PANEL_DRAW)
                .set(PANEL_DRAW.UNTIL, until)
                .where(PANEL_DRAW.ID.eq(id))
                .execute();
    }

    void vote(long id, Remedy remedy) {
        sql.update(PANEL_DRAW)
                .set(PANEL_DRAW.REMEDY, remedy.kind().name())
                .set(PANEL_DRAW.AMOUNT, remedy.amount())
                .where(PANEL_DRAW.ID.eq(id))
                .execute();
    }

    /** The group here promises {@code secret}, which it does not show yet. */
    void freeze(long id, Identity group, PanelShare share, String secret, Map<String, Leaf> leaves) {
        leaves.forEach((leaf, stands) -> sql.insertInto(PANEL_POOL)
                .set(PANEL_POOL.DRAW_ID, id)
                .set(PANEL_POOL.LEAF, leaf)
                .set(PANEL_POOL.ACTOR_ID, stands.actorId())
                .set(PANEL_POOL.SALT, stands.salt())
                .execute());
        sql.insertInto(PANEL_SHARE)
                .set(PANEL_SHARE.DRAW_ID, id)
                .set(PANEL_SHARE.GROUP_ID, group.id())
                .set(PANEL_SHARE.COMMITMENT, share.commitment())
                .set(PANEL_SHARE.POOL, share.pool().toArray(String[]::new))
                .set(PANEL_SHARE.NUMBER, secret)
                .set(PANEL_SHARE.IS_SHOWN, false)
                .execute();
    }

    void show(long id, Identity group) {
        sql.update(PANEL_SHARE)
                .set(PANEL_SHARE.IS_SHOWN, true)
                .where(PANEL_SHARE.DRAW_ID.eq(id).and(PANEL_SHARE.GROUP_ID.eq(group.id())))
                .execute();
    }

    void name(long id, Identity group, String panelist, String salt) {
        named(id, group.id(), panelist, salt);
    }

    /** Nobody is named for that group. */
    void nameNobody(long id, long groupId) {
        named(id, groupId, null, null);
    }

    private void named(long id, long groupId, @Nullable String panelist, @Nullable String salt) {
        sql.update(PANEL_SHARE)
                .set(PANEL_SHARE.PANELIST, panelist)
                .set(PANEL_SHARE.SALT, salt)
                .where(PANEL_SHARE.DRAW_ID.eq(id).and(PANEL_SHARE.GROUP_ID.eq(groupId)))
                .execute();
    }

    /** Who of the group here is asked for their word; null for nobody. */
    void asked(long id, @Nullable Long panelistId) {
        sql.update(PANEL_DRAW)
                .set(PANEL_DRAW.PANELIST_ID, panelistId)
                .where(PANEL_DRAW.ID.eq(id))
                .execute();
    }

    /** What a group elsewhere has said so far. */
    void hear(long id, Identity group, PanelShare share) {
        var row = sql.newRecord(PANEL_SHARE);
        row.setDrawId(id);
        row.setGroupId(group.id());
        row.setCommitment(share.commitment());
        row.setPool(share.pool().toArray(String[]::new));
        row.setNumber(share.number());
        row.setIsShown(share.number() != null);
        row.setPanelist(share.panelist());
        row.setSalt(share.salt());
        sql.insertInto(PANEL_SHARE)
                .set(row)
                .onConflict(PANEL_SHARE.DRAW_ID, PANEL_SHARE.GROUP_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    /** What each has said, by its id; a number that is not shown yet is left out. */
    Map<Long, PanelShare> shares(long id) {
        var shares = new HashMap<Long, PanelShare>();
        sql.selectFrom(PANEL_SHARE)
                .where(PANEL_SHARE.DRAW_ID.eq(id))
                .forEach(row -> shares.put(row.getGroupId(), share(row)));
        return shares;
    }

    private static PanelShare share(PanelShareRecord row) {
        return new PanelShare(
                row.getCommitment(),
                Arrays.asList(row.getPool()),
                row.getIsShown() ? row.getNumber() : null,
                row.getPanelist(),
                row.getSalt());
    }

    Optional<Leaf> leaf(long id, String leaf) {
        return sql.selectFrom(PANEL_POOL)
                .where(PANEL_POOL.DRAW_ID.eq(id).and(PANEL_POOL.LEAF.eq(leaf)))
                .fetchOptional(row -> new Leaf(row.getActorId(), row.getSalt()));
    }

    Optional<PanelDraw> find(long id) {
        return one(PANEL_DRAW.ID.eq(id), false);
    }

    Optional<PanelDraw> lock(long id) {
        return one(PANEL_DRAW.ID.eq(id), true);
    }

    Optional<PanelDraw> of(long disputeId) {
        return one(PANEL_DRAW.DISPUTE_ID.eq(disputeId), false);
    }

    Optional<PanelDraw> about(String about, long homeId) {
        return one(PANEL_DRAW.ABOUT.eq(about).and(PANEL_DRAW.HOME_ID.eq(homeId)), false);
    }

    /** The panel about this in which that group has a seat. */
    Optional<PanelDraw> with(String about, long groupId) {
        var seated = PANEL_DRAW
                .HOME_ID
                .eq(groupId)
                .or(PANEL_DRAW.OTHER_ID.eq(groupId))
                .or(PANEL_DRAW.THIRD_ID.eq(groupId));
        return sql.selectFrom(PANEL_DRAW)
                .where(PANEL_DRAW.ABOUT.eq(about).and(seated))
                .orderBy(PANEL_DRAW.ID)
                .limit(1)
                .fetchOptional(this::read);
    }

    /** Panels of which it is not clear yet who belongs to whom. */
    List<Long> seeking(long after, int most) {
        return sql.select(PANEL_DRAW.ID)
                .from(PANEL_DRAW)
                .where(PANEL_DRAW.STATE.eq(PanelDraw.State.SEEKING.name()).and(PANEL_DRAW.ID.gt(after)))
                .orderBy(PANEL_DRAW.ID)
                .limit(most)
                .fetch(PANEL_DRAW.ID);
    }

    private Optional<PanelDraw> one(Condition condition, boolean isLocked) {
        var query = sql.selectFrom(PANEL_DRAW).where(condition);
        return isLocked ? query.forUpdate().fetchOptional(this::read) : query.fetchOptional(this::read);
    }

    private PanelDraw read(PanelDrawRecord row) {
        return new PanelDraw(
                row.getId(),
                row.getAbout(),
                row.getDisputeId(),
                row.getAttempt(),
                PanelDraw.State.valueOf(row.getState()),
                row.getUntil(),
                identities.get(row.getHomeId()),
                known(row.getOtherId()),
                known(row.getThirdId()),
                known(row.getParentId()),
                Arrays.asList(row.getApart()),
                Arrays.asList(row.getSkipped()),
                row.getSeed(),
                row.getTitle(),
                row.getTold(),
                known(row.getPanelistId()),
                row.getRemedy() == null ? null : new Remedy(Remedy.Kind.valueOf(row.getRemedy()), row.getAmount()));
    }

    private @Nullable Identity known(@Nullable Long id) {
        return id == null ? null : identities.get(id);
    }
}
