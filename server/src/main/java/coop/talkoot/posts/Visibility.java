package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_RECIPIENT;

import coop.talkoot.groups.Belonging;
import coop.talkoot.people.Standing;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The one place that says who may read which post; asked at each reading, so it holds for what changed since. */
final class Visibility {
    private Visibility() {}

    /** For a query over POST. {@code actorId} null is the public. Deleted posts are nobody's to read. */
    static Condition to(@Nullable Long actorId) {
        var present = POST.DELETED_AT.isNull().and(DSL.not(Standing.suspended(POST.AUTHOR_ID)));
        return present.and(actorId == null ? isOpen() : reaches(DSL.val(actorId)));
    }

    /** The post is meant for {@code actorId}, and no block stands between; whether it is still there is asked apart. */
    static Condition reaches(Field<Long> actorId) {
        var addressed = DSL.exists(DSL.selectOne()
                .from(POST_RECIPIENT)
                .where(POST_RECIPIENT.POST_ID.eq(POST.ID).and(POST_RECIPIENT.ACTOR_ID.eq(actorId))));
        var ofGroup = POST.AUDIENCE
                .eq(Audience.GROUP.name())
                .and(Belonging.to(POST.GROUP_ID, actorId).or(POST.GROUP_ID.eq(actorId)));
        var followed = POST.AUDIENCE.eq(Audience.FOLLOWERS.name()).and(Standing.followedBy(POST.AUTHOR_ID, actorId));
        return DSL.not(Standing.blocked(POST.AUTHOR_ID, actorId))
                .and(isOpen().or(POST.AUTHOR_ID.eq(actorId))
                        .or(addressed)
                        .or(ofGroup)
                        .or(followed));
    }

    private static Condition isOpen() {
        return POST.AUDIENCE.in(Audience.PUBLIC.name(), Audience.UNLISTED.name());
    }

    /** {@code actorId} wrote it or is addressed by it. */
    static Condition isParty(Field<Long> actorId) {
        return POST.AUTHOR_ID
                .eq(actorId)
                .or(DSL.exists(DSL.selectOne()
                        .from(POST_RECIPIENT)
                        .where(POST_RECIPIENT.POST_ID.eq(POST.ID).and(POST_RECIPIENT.ACTOR_ID.eq(actorId)))));
    }

    /**
     * What may stand in a list of everybody's: whoever is limited, or did not want it to be there, is found by those
     * who know them already.
     */
    static Condition listed(@Nullable Long actorId) {
        return actorId == null ? isOffered() : listedFor(DSL.val(actorId));
    }

    /** The same for each row's own actor. */
    static Condition listedFor(Field<Long> actorId) {
        return isOffered()
                .or(POST.AUTHOR_ID.eq(actorId))
                .or(Standing.followedBy(POST.AUTHOR_ID, actorId))
                .or(Belonging.to(POST.GROUP_ID, actorId));
    }

    private static Condition isOffered() {
        return POST.AUDIENCE.ne(Audience.UNLISTED.name()).and(DSL.not(Standing.limited(POST.AUTHOR_ID)));
    }
}
