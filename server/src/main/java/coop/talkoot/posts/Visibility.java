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
        var open = POST.AUDIENCE.in(Audience.PUBLIC.name(), Audience.UNLISTED.name());
        if (actorId == null) {
            return present.and(open);
        }
        var addressed = DSL.exists(DSL.selectOne()
                .from(POST_RECIPIENT)
                .where(POST_RECIPIENT.POST_ID.eq(POST.ID).and(POST_RECIPIENT.ACTOR_ID.eq(actorId))));
        var ofGroup = POST.AUDIENCE
                .eq(Audience.GROUP.name())
                .and(Belonging.to(POST.GROUP_ID, actorId).or(POST.GROUP_ID.eq(actorId)));
        var followed = POST.AUDIENCE.eq(Audience.FOLLOWERS.name()).and(Standing.followedBy(POST.AUTHOR_ID, actorId));
        return present.and(DSL.not(Standing.blocked(POST.AUTHOR_ID, actorId)))
                .and(open.or(POST.AUTHOR_ID.eq(actorId))
                        .or(addressed)
                        .or(ofGroup)
                        .or(followed));
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
        var offered = POST.AUDIENCE.ne(Audience.UNLISTED.name()).and(DSL.not(Standing.limited(POST.AUTHOR_ID)));
        return actorId == null
                ? offered
                : offered.or(POST.AUTHOR_ID.eq(actorId))
                        .or(Standing.followedBy(POST.AUTHOR_ID, actorId))
                        .or(Belonging.to(POST.GROUP_ID, actorId));
    }
}
