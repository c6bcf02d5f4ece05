package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Why a motion is voted on (again), which the votes before say, and whether it is time for that. */
@Singleton
final class Occasions {
    private static final Duration SET_ASIDE_WITHIN = Duration.ofDays(7);
    private static final Duration OVERRIDE_AFTER = Duration.ofDays(7);
    private static final Duration UNCHANGED_FOR = Duration.ofDays(30);

    private final DSLContext sql;
    private final Clock clock;

    Occasions(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The vote before. */
    private record Before(Outcome.Kind outcome, String reason, Instant closedAt, VotingTerms terms) {}

    Occasion next(Motion motion, @Nullable Occasion wanted, Bylaws bylaws) {
        if (wanted != null && wanted != Occasion.SET_ASIDE && wanted != Occasion.OVERRIDE) {
            throw Refused.invalid("occasion", "Only setting a block aside and overriding a veto are chosen.");
        }
        var before = before(motion.id());
        var isBlocked = before != null && before.outcome() == Outcome.Kind.BLOCKED;
        if (wanted != null && !isBlocked) {
            throw Refused.conflict("Nothing was blocked that could be set aside.");
        }
        if (wanted == Occasion.SET_ASIDE) {
            checkSetAside(before);
            return wanted;
        }
        if (wanted == Occasion.OVERRIDE) {
            checkOverride(before);
            return wanted;
        }
        checkUnchanged(motion);
        return before == null ? Occasion.FIRST : after(before, motion, bylaws);
    }

    private Occasion after(Before before, Motion motion, Bylaws bylaws) {
        return switch (before.outcome()) {
            case NO_QUORUM -> {
                var from =
                        before.closedAt().plus(Duration.ofDays(bylaws.voting().secondCallDays()));
                if (clock.instant().isBefore(from)) {
                    throw Refused.conflict("Too few took part. One votes again "
                            + bylaws.voting().secondCallDays() + " days after the close at the earliest.");
                }
                yield Occasion.SECOND_CALL;
            }
            case REJECTED, TIED, NO_DECISIVE_VOTES ->
                amendments(motion.id()) < before.terms().counting().rounds() ? Occasion.AMENDED : Occasion.FALLBACK;
            case BLOCKED, PASSED_WEAK, PASSED, SELECTED, CANCELLED -> Occasion.AMENDED;
        };
    }

    private void checkSetAside(@Nullable Before before) {
        if (before == null || before.reason().equals("VETOES_STAND")) {
            throw Refused.conflict("A veto is not set aside but overridden.");
        }
        if (clock.instant().isAfter(before.closedAt().plus(SET_ASIDE_WITHIN))) {
            throw Refused.conflict("A block can be set aside within seven days only.");
        }
    }

    private void checkOverride(@Nullable Before before) {
        if (before == null || !before.reason().equals("VETOES_STAND")) {
            throw Refused.conflict("A block is not overridden but set aside.");
        }
        if (!before.terms().vetoing().isOverridable()) {
            throw Refused.conflict("By the rules of this group a veto cannot be overridden.");
        }
        if (clock.instant().isBefore(before.closedAt().plus(OVERRIDE_AFTER))) {
            throw Refused.conflict("A veto can be overridden seven days after the close at the earliest.");
        }
    }

    /** What was blocked does not come again in the same words, under whatever name, for thirty days. */
    private void checkUnchanged(Motion motion) {
        var hash = DecisionRows.textHash(motion.post().title(), motion.post().text());
        if (sql.fetchExists(
                DECISION,
                DECISION.GROUP_ID
                        .eq(motion.group().id())
                        .and(DECISION.TEXT_HASH.eq(hash))
                        .and(DECISION.OUTCOME.eq(Outcome.Kind.BLOCKED.name()))
                        .and(DECISION.CLOSED_AT.gt(clock.instant().minus(UNCHANGED_FOR))))) {
            throw Refused.conflict("Just this was blocked less than thirty days ago. Change it first.");
        }
    }

    private @Nullable Before before(long motionId) {
        return sql.select(DECISION.OUTCOME, DECISION.REASON_KEY, DECISION.CLOSED_AT, DECISION.RULES)
                .from(DECISION)
                .where(DECISION.MOTION_ID.eq(motionId).and(DECISION.OUTCOME.isNotNull()))
                .orderBy(DECISION.POST_ID.desc())
                .limit(1)
                .fetchOne(row -> new Before(
                        Outcome.Kind.valueOf(row.value1()),
                        row.value2(),
                        row.value3(),
                        VotingTermsText.read(row.value4())));
    }

    int amendments(long motionId) {
        return sql.fetchCount(
                DECISION, DECISION.MOTION_ID.eq(motionId).and(DECISION.OCCASION.eq(Occasion.AMENDED.name())));
    }
}
