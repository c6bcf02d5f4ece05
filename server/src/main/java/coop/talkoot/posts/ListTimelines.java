package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.POST;

import coop.talkoot.people.FollowList;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What those in a list of the viewer's say and pass on, newest first. */
@Singleton
public final class ListTimelines {
    private final Transactions transactions;
    private final PostRows rows;
    private final Clock clock;

    ListTimelines(Transactions transactions, PostRows rows, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    /** The caller has checked that the list is the viewer's. */
    public Page<Post> of(FollowList list, long viewerId, Page.Request page) {
        return transactions.read(() -> rows.page(condition(list, viewerId, clock.instant()), page));
    }

    static Condition condition(FollowList list, long viewerId, Instant now) {
        var passedOn = DSL.exists(DSL.selectOne()
                .from(ANNOUNCE)
                .where(ANNOUNCE.POST_ID.eq(POST.ID).and(Standing.inList(ANNOUNCE.ACTOR_ID, list.id())))
                .andNot(Standing.muted(ANNOUNCE.ACTOR_ID, viewerId, now)));
        var written = Standing.inList(POST.AUTHOR_ID, list.id()).and(answers(list, viewerId));
        return written.or(passedOn).and(Quiet.apartFrom(viewerId, now)).and(Visibility.to(viewerId));
    }

    /** Who answers themselves or the viewer is always heard; what is answered and not known here is nobody's. */
    private static Condition answers(FollowList list, long viewerId) {
        var answered = POST.as("answered");
        var author = answered.AUTHOR_ID;
        var anyway = author.eq(POST.AUTHOR_ID).or(author.eq(viewerId));
        var wanted = switch (list.replies()) {
            case NONE -> anyway;
            case LIST -> anyway.or(Standing.inList(author, list.id()));
            case FOLLOWED -> anyway.or(Standing.followedBy(author, viewerId));
        };
        return POST.IN_REPLY_TO_URI
                .isNull()
                .or(DSL.exists(DSL.selectOne()
                        .from(answered)
                        .where(answered.ID.eq(POST.IN_REPLY_TO_ID).and(wanted))));
    }
}
