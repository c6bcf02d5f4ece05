package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.FOLLOWED_TAG;
import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.groups.Belonging;
import coop.talkoot.people.Standing;
import coop.talkoot.schema.tables.Announce;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What stands in somebody's home timeline: asked by its pages, and by who tells of it at once. */
final class Home {
    private Home() {}

    /** For a query over POST: it has a place of its own there. Whether it may be read is asked apart. */
    static Condition holds(Field<Long> viewerId) {
        return POST.AUTHOR_ID
                .eq(viewerId)
                .or(Standing.followedBy(POST.AUTHOR_ID, viewerId))
                .or(DSL.coalesce(DSL.field(Belonging.to(POST.GROUP_ID, viewerId)), DSL.inline(false))
                        .isTrue())
                .or(tagged(viewerId));
    }

    /** For a query over POST: they want to hear of it there. Their own always stands there. */
    static Condition isHeard(Field<Long> viewerId, Instant now) {
        return Quiet.apartFrom(viewerId, now)
                .andNot(Standing.inExclusiveList(POST.AUTHOR_ID, viewerId))
                .or(POST.AUTHOR_ID.eq(viewerId));
    }

    /** For a query over ANNOUNCE: they want to hear there what this actor passes on. */
    static Condition isPasserHeard(Field<Long> viewerId, Instant now) {
        return isPasserHeard(ANNOUNCE, viewerId, now);
    }

    private static Condition isPasserHeard(Announce announce, Field<Long> viewerId, Instant now) {
        return DSL.not(Standing.muted(announce.ACTOR_ID, viewerId, now))
                .andNot(Standing.inExclusiveList(announce.ACTOR_ID, viewerId));
    }

    /** For a query over POST: it is public under a tag they follow. Most follow none, and then no post is asked for its tags. */
    static Condition tagged(Field<Long> viewerId) {
        var any = FOLLOWED_TAG.as("any_tag");
        return POST.AUDIENCE
                .eq(DSL.inline(Audience.PUBLIC.name()))
                .and(DSL.exists(DSL.selectOne().from(any).where(any.ACTOR_ID.eq(viewerId))))
                .and(DSL.exists(DSL.selectOne()
                        .from(POST_TAG)
                        .join(FOLLOWED_TAG)
                        .on(FOLLOWED_TAG.TAG.eq(POST_TAG.TAG))
                        .where(POST_TAG.POST_ID.eq(POST.ID).and(FOLLOWED_TAG.ACTOR_ID.eq(viewerId)))))
                .andNot(Standing.limited(POST.AUTHOR_ID));
    }

    /**
     * For a query over POST and ANNOUNCE, of those whom they follow: it comes there by this announce, as it has no
     * place of its own and nobody they follow and want to hear there passed it on before.
     */
    static Condition isBrought(Field<Long> viewerId, Instant now) {
        var earlier = ANNOUNCE.as("earlier");
        var isFirst = DSL.notExists(DSL.selectOne()
                .from(earlier)
                .where(earlier.POST_ID.eq(ANNOUNCE.POST_ID).and(earlier.ID.lt(ANNOUNCE.ID)))
                .and(Standing.heardBy(earlier.ACTOR_ID, viewerId))
                .and(isPasserHeard(earlier, viewerId, now))
                .andNot(Standing.suspended(earlier.ACTOR_ID)));
        return isFirst.andNot(holds(viewerId));
    }
}
