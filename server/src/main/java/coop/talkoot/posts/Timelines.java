package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.groups.Belonging;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Lists of posts as people see them, newest first; each shows only what the viewer (null: the public) may read. */
@Singleton
public final class Timelines {
    private final Transactions transactions;
    private final PostRows rows;
    private final Clock clock;

    Timelines(Transactions transactions, PostRows rows, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    /** What the viewer's groups and those they follow say, what these pass on, and what is public under tags they follow. */
    public Page<Post> home(long viewerId, Page.Request page) {
        var mine = POST.AUTHOR_ID.eq(viewerId);
        var followed = Standing.followedBy(POST.AUTHOR_ID, viewerId);
        var inMyGroups = Belonging.to(POST.GROUP_ID, viewerId);
        var passedOn = DSL.exists(DSL.selectOne()
                .from(ANNOUNCE)
                .where(ANNOUNCE.POST_ID.eq(POST.ID).and(Standing.heardBy(ANNOUNCE.ACTOR_ID, viewerId)))
                .and(Home.isPasserHeard(DSL.val(viewerId), clock.instant())));
        var atHome = followed.or(inMyGroups).or(passedOn).or(Home.tagged(DSL.val(viewerId)));
        return heard(mine.or(atHome.andNot(Standing.inExclusiveList(POST.AUTHOR_ID, viewerId))), viewerId, page);
    }

    /** Threads of everybody's that anybody may list; {@code isLocal} only those begun on this instance. */
    public Page<Post> everybody(boolean isLocal, @Nullable Long viewerId, Page.Request page) {
        var open = POST.AUDIENCE
                .eq(DSL.inline(Audience.PUBLIC.name()))
                .and(POST.IN_REPLY_TO_URI.isNull())
                .and(isLocal ? POST.IS_LOCAL.isTrue() : DSL.noCondition());
        return heard(open.and(Visibility.listed(viewerId)), viewerId, page);
    }

    /** What groups the viewer follows announced: other co-ops' news. */
    public Page<Post> announcements(long viewerId, Page.Request page) {
        var byGroups = DSL.exists(DSL.selectOne()
                .from(ANNOUNCE)
                .where(ANNOUNCE.POST_ID.eq(POST.ID))
                .and(Standing.followedBy(ANNOUNCE.ACTOR_ID, viewerId))
                .and(Standing.isGroup(ANNOUNCE.ACTOR_ID)));
        return heard(byGroups, viewerId, page);
    }

    /** Threads begun in a group. */
    public Page<Post> ofGroup(long groupId, @Nullable Long viewerId, Page.Request page) {
        var announced = DSL.exists(DSL.selectOne()
                .from(ANNOUNCE)
                .where(ANNOUNCE.POST_ID.eq(POST.ID).and(ANNOUNCE.ACTOR_ID.eq(groupId))));
        var ofGroup = POST.GROUP_ID.eq(groupId).or(announced).and(POST.IN_REPLY_TO_URI.isNull());
        return heard(ofGroup.and(Visibility.listed(viewerId)), viewerId, page);
    }

    /** Notes, motions and votes said to everybody in a group, and before that id, newest first: what anybody may read again. */
    public List<Post> publicOf(long groupId, long before, int limit) {
        var kinds = List.of(Post.Kind.NOTE.name(), Post.Kind.MOTION.name(), Post.Kind.DECISION.name());
        return transactions.read(() -> rows.newest(
                POST.GROUP_ID
                        .eq(groupId)
                        .and(POST.AUDIENCE.eq(Audience.PUBLIC.name()))
                        .and(POST.IN_REPLY_TO_URI.isNull())
                        .and(POST.KIND.in(kinds))
                        .and(Visibility.listed(null))
                        .and(Visibility.to(null)),
                before,
                limit));
    }

    /** What somebody wrote, replies too. */
    public Page<Post> by(long authorId, @Nullable Long viewerId, Page.Request page) {
        return list(POST.AUTHOR_ID.eq(authorId), viewerId, page);
    }

    /** Posts with a tag: public ones, and those of the viewer's groups. The tag stands without #. */
    public Page<Post> tagged(String tag, @Nullable Long viewerId, Page.Request page) {
        return heard(
                DSL.exists(DSL.selectOne()
                                .from(POST_TAG)
                                .where(POST_TAG.POST_ID.eq(POST.ID).and(AnyCase.equal(POST_TAG.TAG, tag))))
                        .and(POST.AUDIENCE.in(Audience.PUBLIC.name(), Audience.GROUP.name()))
                        .and(Visibility.listed(viewerId)),
                viewerId,
                page);
    }

    /** The answers in a thread, oldest first; pass the last one's id as {@code after} for more. */
    public List<Post> answers(Post root, @Nullable Long viewerId, long after, int limit) {
        return transactions.read(() -> rows.ascending(
                POST.ROOT_ID.eq(root.rootId()).and(POST.ID.ne(root.rootId())).and(Visibility.to(viewerId)),
                after,
                limit));
    }

    /** Direct answers to one post, newest first: its replies collection. */
    public Page<Post> repliesTo(long postId, @Nullable Long viewerId, Page.Request page) {
        return list(POST.IN_REPLY_TO_ID.eq(postId), viewerId, page);
    }

    /** Those of {@code ids} that the viewer may read, in their order. */
    public List<Post> readable(List<Long> ids, @Nullable Long viewerId) {
        return transactions.read(() -> rows.inOrder(ids, Visibility.to(viewerId)));
    }

    /** Posts in the order of {@code ids}, for rooms that found them by their own conditions. */
    public List<Post> inOrder(List<Long> ids) {
        return transactions.read(() -> rows.inOrder(ids, DSL.noCondition()));
    }

    /** What a room's own query may ask of the envelope: lent so that the table stays this room's. */
    public record Filter(
            @Nullable String words,
            @Nullable Long groupId,
            @Nullable Long authorId,
            @Nullable String tag) {}

    /** The post is readable for the viewer and fits the filter; who asks for nobody's in particular gets none that is muted. */
    public static Condition matching(Field<Long> postId, Filter filter, @Nullable Long viewerId, Instant now) {
        var condition = Visibility.to(viewerId);
        if (filter.words() != null && !filter.words().isBlank()) {
            condition = condition.and(
                    DSL.condition("{0} @@ websearch_to_tsquery('simple', {1})", POST.SEARCH, DSL.val(filter.words())));
        }
        if (filter.groupId() != null) {
            condition = condition.and(POST.GROUP_ID.eq(filter.groupId()));
        }
        condition = filter.authorId() != null
                ? condition.and(POST.AUTHOR_ID.eq(filter.authorId()))
                : condition.and(Visibility.listed(viewerId)).and(Quiet.apartFrom(viewerId, now));
        if (filter.tag() != null) {
            condition = condition.and(DSL.exists(DSL.selectOne()
                    .from(POST_TAG)
                    .where(POST_TAG.POST_ID.eq(POST.ID).and(AnyCase.equal(POST_TAG.TAG, filter.tag())))));
        }
        return postId.in(DSL.select(POST.ID).from(POST).where(condition));
    }

    /** The post is in the group and was not deleted, whoever may read it: for what is done to all of them. */
    public static Condition inGroup(Field<Long> postId, long groupId) {
        return postId.in(
                DSL.select(POST.ID).from(POST).where(POST.GROUP_ID.eq(groupId).and(POST.DELETED_AT.isNull())));
    }

    /** Without what the viewer does not want to hear of. */
    private Page<Post> heard(Condition condition, @Nullable Long viewerId, Page.Request page) {
        return list(condition.and(Quiet.apartFrom(viewerId, clock.instant())), viewerId, page);
    }

    private Page<Post> list(Condition condition, @Nullable Long viewerId, Page.Request page) {
        return transactions.read(() -> rows.page(condition.and(Visibility.to(viewerId)), page));
    }
}
