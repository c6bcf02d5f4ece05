package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.THREAD_MUTE;

import coop.talkoot.people.Standing;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says what stands in no list of a person's because they do not want to hear of it: mutes of people
 * and threads, servers they hide. It can still be opened; who may read at all says {@link Visibility}.
 */
final class Quiet {
    private Quiet() {}

    /** For a query over POST; the public ({@code viewerId} null) mutes nobody. */
    static Condition apartFrom(@Nullable Long viewerId, Instant now) {
        if (viewerId == null) {
            return DSL.noCondition();
        }
        return apartFrom(DSL.val(viewerId), now);
    }

    /** The same for each row's own viewer. */
    static Condition apartFrom(Field<Long> viewerId, Instant now) {
        var unheard = Standing.muted(POST.AUTHOR_ID, viewerId, now)
                .or(Standing.onHiddenHost(POST.AUTHOR_ID, viewerId))
                .or(thread(POST.ROOT_ID, viewerId));
        return POST.AUTHOR_ID.eq(viewerId).orNot(unheard);
    }

    static Condition thread(Field<Long> rootId, Field<Long> viewerId) {
        return rootId.in(DSL.select(THREAD_MUTE.ROOT_ID).from(THREAD_MUTE).where(THREAD_MUTE.PERSON_ID.eq(viewerId)));
    }
}
