package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.FAVOURITE;
import static coop.talkoot.schema.Tables.POLL_VOTE;
import static coop.talkoot.schema.Tables.POST;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Conditions and lists over posts, lent to other rooms' queries so that the tables stay this room's. */
public final class PostConditions {
    private PostConditions() {}

    /**
     * The post is there, {@code viewerId} may read it, and it stands in no thread they have muted. A value, not EXISTS:
     * beside an OR PostgreSQL might gather every post there is first, to look these up in.
     */
    public static Condition readBy(Field<Long> postId, long viewerId) {
        return DSL.condition(DSL.field(DSL.select(DSL.inline(true))
                .from(POST)
                .where(POST.ID.eq(postId))
                .and(Visibility.to(viewerId))
                .andNot(Quiet.thread(POST.ROOT_ID, DSL.val(viewerId)))));
    }

    /** The id of who wrote the post. */
    public static Select<Record1<Long>> authorOf(long postId) {
        return DSL.select(POST.AUTHOR_ID).from(POST).where(POST.ID.eq(postId));
    }

    /** The ids of those who favourited the post or passed it on. */
    public static Select<Record1<Long>> respondentsTo(long postId) {
        return DSL.select(FAVOURITE.ACTOR_ID)
                .from(FAVOURITE)
                .where(FAVOURITE.POST_ID.eq(postId))
                .union(DSL.select(ANNOUNCE.ACTOR_ID).from(ANNOUNCE).where(ANNOUNCE.POST_ID.eq(postId)));
    }

    /** The ids of those whom it concerns that nobody can vote any more: who asked, and who answered. */
    public static Select<Record1<Long>> askedBy(long postId) {
        return DSL.select(POLL_VOTE.ACTOR_ID)
                .from(POLL_VOTE)
                .where(POLL_VOTE.POST_ID.eq(postId))
                .union(authorOf(postId));
    }
}
