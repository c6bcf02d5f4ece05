package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.POLL;
import static coop.talkoot.schema.Tables.POLL_OPTION;
import static coop.talkoot.schema.Tables.POLL_VOTE;

import coop.talkoot.schema.tables.records.PollRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes polls: any number of them cost two queries. */
@Singleton
final class PollRows {
    private final DSLContext sql;

    PollRows(DSLContext sql) {
        this.sql = sql;
    }

    Map<Long, Poll> of(Collection<Long> postIds) {
        if (postIds.isEmpty()) {
            return Map.of();
        }
        return read(sql.selectFrom(POLL).where(POLL.POST_ID.in(postIds)).fetch());
    }

    /** The poll, which nobody else changes until the commit. */
    Optional<Poll> locked(long postId) {
        var row = sql.selectFrom(POLL)
                .where(POLL.POST_ID.eq(postId))
                .forNoKeyUpdate()
                .fetch();
        return Optional.ofNullable(read(row).get(postId));
    }

    void insert(long postId, FarPoll poll, @Nullable Instant readAt) {
        sql.insertInto(POLL)
                .set(POLL.POST_ID, postId)
                .set(POLL.IS_MULTIPLE, poll.isMultiple())
                .set(POLL.HIDES_TOTALS, poll.hidesTotals())
                .set(POLL.VOTERS, poll.voters())
                .set(POLL.ENDS_AT, poll.endsAt())
                .set(POLL.CLOSED_AT, poll.closedAt())
                .set(POLL.READ_AT, readAt)
                .execute();
        var options = poll.options();
        var insert = sql.insertInto(
                POLL_OPTION, POLL_OPTION.POST_ID, POLL_OPTION.POSITION, POLL_OPTION.TITLE, POLL_OPTION.VOTES);
        for (var position = 0; position < options.size(); position++) {
            var option = options.get(position);
            insert = insert.values(postId, position, option.title(), option.votes());
        }
        insert.execute();
    }

    /** New counts of the same options. */
    void update(long postId, FarPoll poll, Instant readAt) {
        sql.update(POLL)
                .set(POLL.HIDES_TOTALS, poll.hidesTotals())
                .set(POLL.VOTERS, poll.voters())
                .set(POLL.ENDS_AT, poll.endsAt())
                .set(POLL.CLOSED_AT, DSL.coalesce(POLL.CLOSED_AT, DSL.val(poll.closedAt(), POLL.CLOSED_AT)))
                .set(POLL.READ_AT, readAt)
                .where(POLL.POST_ID.eq(postId))
                .execute();
        IntStream.range(0, poll.options().size())
                .forEach(position -> sql.update(POLL_OPTION)
                        .set(POLL_OPTION.VOTES, poll.options().get(position).votes())
                        .where(POLL_OPTION.POST_ID.eq(postId).and(POLL_OPTION.POSITION.eq(position)))
                        .execute());
    }

    void delete(long postId) {
        sql.deleteFrom(POLL_VOTE).where(POLL_VOTE.POST_ID.eq(postId)).execute();
        sql.deleteFrom(POLL_OPTION).where(POLL_OPTION.POST_ID.eq(postId)).execute();
        sql.deleteFrom(POLL).where(POLL.POST_ID.eq(postId)).execute();
    }

    /** Keeps an answer and counts it; false when it was given already, or another one to a single question. */
    boolean vote(long id, Poll poll, int position, long actorId, Instant now) {
        var isFirst =
                !sql.fetchExists(POLL_VOTE, POLL_VOTE.POST_ID.eq(poll.postId()).and(POLL_VOTE.ACTOR_ID.eq(actorId)));
        var inserted = sql.insertInto(POLL_VOTE)
                .set(POLL_VOTE.ID, id)
                .set(POLL_VOTE.POST_ID, poll.postId())
                .set(POLL_VOTE.POSITION, position)
                .set(POLL_VOTE.ACTOR_ID, actorId)
                .set(POLL_VOTE.IS_SINGLE, !poll.isMultiple())
                .set(POLL_VOTE.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
        if (inserted == 0) {
            return false;
        }
        sql.update(POLL_OPTION)
                .set(POLL_OPTION.VOTES, POLL_OPTION.VOTES.plus(1))
                .where(POLL_OPTION.POST_ID.eq(poll.postId()).and(POLL_OPTION.POSITION.eq(position)))
                .execute();
        sql.update(POLL)
                .set(POLL.VOTERS, POLL.VOTERS.plus(isFirst ? 1 : 0))
                .set(POLL.COUNTED_AT, poll.hidesTotals() ? null : now)
                .where(POLL.POST_ID.eq(poll.postId()))
                .execute();
        return true;
    }

    /** What {@code actorId} answered, by post: the positions of options. */
    Map<Long, List<Integer>> answersOf(long actorId, Collection<Long> postIds) {
        if (postIds.isEmpty()) {
            return Map.of();
        }
        return sql.select(POLL_VOTE.POST_ID, POLL_VOTE.POSITION)
                .from(POLL_VOTE)
                .where(POLL_VOTE.ACTOR_ID.eq(actorId).and(POLL_VOTE.POST_ID.in(postIds)))
                .orderBy(POLL_VOTE.POSITION)
                .fetchGroups(POLL_VOTE.POST_ID, POLL_VOTE.POSITION);
    }

    /** By actor. */
    Map<Long, List<Integer>> answersTo(long postId, Collection<Long> actorIds) {
        return sql.select(POLL_VOTE.ACTOR_ID, POLL_VOTE.POSITION)
                .from(POLL_VOTE)
                .where(POLL_VOTE.POST_ID.eq(postId).and(POLL_VOTE.ACTOR_ID.in(actorIds)))
                .orderBy(POLL_VOTE.POSITION)
                .fetchGroups(POLL_VOTE.ACTOR_ID, POLL_VOTE.POSITION);
    }

    List<Long> votersOf(long postId) {
        return sql.selectDistinct(POLL_VOTE.ACTOR_ID)
                .from(POLL_VOTE)
                .where(POLL_VOTE.POST_ID.eq(postId))
                .fetch(POLL_VOTE.ACTOR_ID);
    }

    private Map<Long, Poll> read(List<PollRecord> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        var options = sql.selectFrom(POLL_OPTION)
                .where(POLL_OPTION.POST_ID.in(
                        rows.stream().map(PollRecord::getPostId).toList()))
                .orderBy(POLL_OPTION.POSITION)
                .fetchGroups(POLL_OPTION.POST_ID, option -> new Poll.Option(option.getTitle(), option.getVotes()));
        var polls = new HashMap<Long, Poll>();
        for (var row : rows) {
            polls.put(
                    row.getPostId(),
                    new Poll(
                            row.getPostId(),
                            row.getIsMultiple(),
                            row.getHidesTotals(),
                            row.getVoters(),
                            row.getEndsAt(),
                            row.getClosedAt(),
                            options.getOrDefault(row.getPostId(), List.of())));
        }
        return polls;
    }
}
