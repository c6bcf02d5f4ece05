package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.LOT;
import static coop.talkoot.schema.Tables.MOTION;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Delegates drawn by lot: the group decides that they are, to where and for how long, and then a panel is drawn for that
 * motion. One drawing only, so that nobody draws again until they like what they see.
 */
@Singleton
public final class CouncilDraws implements DomainListener {
    private static final int MOST = 20;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Posts posts;
    private final MotionRows motions;
    private final Councils councils;

    CouncilDraws(DSLContext sql, Transactions transactions, Posts posts, MotionRows motions, Councils councils) {
        this.sql = sql;
        this.transactions = transactions;
        this.posts = posts;
        this.motions = motions;
        this.councils = councils;
    }

    /** What a group has decided to draw delegates by, and has not begun to; the latest first. */
    public List<Motion> undrawn(Identity group) {
        return transactions.read(() -> {
            var ids = sql.select(MOTION.POST_ID)
                    .from(MOTION)
                    .where(MOTION.GROUP_ID.eq(group.id()).and(MOTION.SENDS_DRAWN.gt(0)))
                    .and(DSL.exists(DSL.selectOne()
                            .from(DECISION)
                            .where(DECISION.MOTION_ID.eq(MOTION.POST_ID))
                            .and(DECISION.OUTCOME.eq(Outcome.Kind.PASSED.name()))))
                    .andNot(DSL.exists(DSL.selectOne()
                            .from(LOT)
                            .where(LOT.MOTION_ID.eq(MOTION.POST_ID))
                            .and(LOT.STATE.ne(PanelLot.State.FAILED.name()))))
                    .orderBy(MOTION.POST_ID.desc())
                    .limit(MOST)
                    .fetch(MOTION.POST_ID);
            return ids.stream().map(this::motion).flatMap(Optional::stream).toList();
        });
    }

    /** Refuses a drawing for such a motion that is not as was decided; who asks holds its row. */
    void check(NewLot wanted) {
        var sending = sending(wanted.motionId());
        var motionId = wanted.motionId();
        if (sending == null || motionId == null) {
            return;
        }
        if (motions.locked(motionId)
                        .filter(row -> row.getGroupId() == wanted.group().id())
                        .isEmpty()
                || mandate(motionId).isEmpty()) {
            throw Refused.conflict("Lots are drawn for delegates once their group has decided it.");
        }
        if (wanted.seats() != sending.drawn()) {
            throw Refused.invalid("seats", "As was decided, so many are drawn: " + sending.drawn() + ".");
        }
        if (sql.fetchExists(LOT, LOT.MOTION_ID.eq(motionId).and(LOT.STATE.ne(PanelLot.State.FAILED.name())))) {
            throw Refused.conflict("Lots are drawn once for this, and that has begun.");
        }
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof LotEvent.LotDrawn lotDrawn) {
            serve(lotDrawn.lot(), null);
        } else if (event instanceof LotEvent.SeatDeclined seatDeclined) {
            serve(seatDeclined.lot(), seatDeclined.declinedId());
        }
    }

    private void serve(PanelLot lot, @Nullable Long declinedId) {
        var motionId = lot.motionId();
        var sending = lot.isLocal() ? sending(motionId) : null;
        var mandate =
                motionId == null || sending == null ? null : mandate(motionId).orElse(null);
        if (sending == null || mandate == null) {
            return;
        }
        if (declinedId == null) {
            councils.drawn(lot, sending, mandate);
        } else {
            councils.declined(lot, sending, mandate, declinedId);
        }
    }

    private @Nullable Sending sending(@Nullable Long motionId) {
        return motionId == null
                ? null
                : motion(motionId)
                        .map(motion -> motion.terms().sending())
                        .filter(sending -> sending.drawn() > 0)
                        .orElse(null);
    }

    private Optional<Motion> motion(long id) {
        return Optional.ofNullable(
                motions.byId(posts.find(id).stream().toList()).get(id));
    }

    private Optional<String> mandate(long motionId) {
        return sql.select(DECISION.POST_ID)
                .from(DECISION)
                .where(DECISION.MOTION_ID.eq(motionId).and(DECISION.OUTCOME.eq(Outcome.Kind.PASSED.name())))
                .orderBy(DECISION.POST_ID.desc())
                .limit(1)
                .fetchOptional(DECISION.POST_ID)
                .flatMap(posts::find)
                .map(Post::uri);
    }
}
