package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.MOTION;
import static coop.talkoot.schema.Tables.SUPPORTER;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Timelines;
import coop.talkoot.schema.tables.records.MotionRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes the motion table: a page costs three queries beside those of its posts. */
@Singleton
final class MotionRows {
    private final DSLContext sql;
    private final Timelines timelines;
    private final Identities identities;

    MotionRows(DSLContext sql, Timelines timelines, Identities identities) {
        this.sql = sql;
        this.timelines = timelines;
        this.identities = identities;
    }

    void insert(long postId, Identity group, MotionTerms terms) {
        var row = sql.newRecord(MOTION);
        row.setPostId(postId);
        row.setGroupId(group.id());
        row.setState(Motion.State.PROPOSED.name());
        row.setRounds(0);
        fill(row, terms);
        row.store();
    }

    void update(long postId, MotionTerms terms) {
        var row = sql.newRecord(MOTION);
        fill(row, terms);
        sql.update(MOTION).set(row).where(MOTION.POST_ID.eq(postId)).execute();
    }

    void setState(long postId, Motion.State state) {
        sql.update(MOTION)
                .set(MOTION.STATE, state.name())
                .where(MOTION.POST_ID.eq(postId))
                .execute();
    }

    /** One deed at a time: until the commit nobody else edits it, withdraws it or puts it to the vote. */
    Optional<MotionRecord> locked(long postId) {
        return sql.selectFrom(MOTION)
                .where(MOTION.POST_ID.eq(postId))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    boolean support(long motionId, long actorId, Instant now) {
        return sql.insertInto(SUPPORTER)
                        .set(SUPPORTER.MOTION_ID, motionId)
                        .set(SUPPORTER.ACTOR_ID, actorId)
                        .set(SUPPORTER.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    boolean unsupport(long motionId, long actorId) {
        return sql.deleteFrom(SUPPORTER)
                        .where(SUPPORTER.MOTION_ID.eq(motionId).and(SUPPORTER.ACTOR_ID.eq(actorId)))
                        .execute()
                > 0;
    }

    List<Long> supporters(long motionId) {
        return sql.select(SUPPORTER.ACTOR_ID)
                .from(SUPPORTER)
                .where(SUPPORTER.MOTION_ID.eq(motionId))
                .orderBy(SUPPORTER.CREATED_AT, SUPPORTER.ACTOR_ID)
                .fetch(SUPPORTER.ACTOR_ID);
    }

    Map<Long, Motion> byId(List<Post> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        var byId = posts.stream().collect(Collectors.toMap(Post::id, post -> post, (one, same) -> one));
        var rows = sql.fetch(MOTION, MOTION.POST_ID.in(byId.keySet()));
        if (rows.isEmpty()) {
            return Map.of();
        }
        var people = new HashSet<Long>(rows.getValues(MOTION.GROUP_ID));
        rows.getValues(MOTION.SUBJECT_ID).stream().filter(Objects::nonNull).forEach(people::add);
        rows.getValues(MOTION.SENDS_TO_ID).stream().filter(Objects::nonNull).forEach(people::add);
        rows.getValues(MOTION.CANDIDATE_IDS).forEach(ids -> people.addAll(List.of(ids)));
        var known = identities.byIds(people);
        var supporters = sql.select(SUPPORTER.MOTION_ID, DSL.count())
                .from(SUPPORTER)
                .where(SUPPORTER.MOTION_ID.in(byId.keySet()))
                .groupBy(SUPPORTER.MOTION_ID)
                .fetchMap(SUPPORTER.MOTION_ID, DSL.count());
        var motions = new HashMap<Long, Motion>();
        for (var row : rows) {
            var post = Objects.requireNonNull(byId.get(row.getPostId()));
            motions.put(post.id(), read(row, post, known, supporters.getOrDefault(post.id(), 0)));
        }
        return motions;
    }

    Page<Motion> search(MotionFilter filter, @Nullable Long viewerId, Instant now, Page.Request page) {
        var ids = sql.select(MOTION.POST_ID)
                .from(MOTION)
                .where(matching(filter, viewerId, now))
                .and(MOTION.POST_ID.lt(page.before()))
                .orderBy(MOTION.POST_ID.desc())
                .limit(page.limit() + 1)
                .fetch(MOTION.POST_ID);
        var found = byId(timelines.inOrder(ids));
        return Page.of(ids.stream().map(found::get).filter(Objects::nonNull).toList(), page.limit(), Motion::id);
    }

    private static Condition matching(MotionFilter filter, @Nullable Long viewerId, Instant now) {
        var condition = Timelines.matching(MOTION.POST_ID, filter.ofPost(), viewerId, now);
        if (filter.groupId() != null) {
            condition = condition.and(MOTION.GROUP_ID.eq(filter.groupId()));
        }
        if (filter.type() != null) {
            condition = condition.and(MOTION.TYPE.eq(filter.type().name()));
        }
        if (filter.state() != null) {
            condition = condition.and(MOTION.STATE.eq(filter.state().name()));
        }
        return condition;
    }

    private static void fill(MotionRecord row, MotionTerms terms) {
        var subject = terms.subject();
        var amendment = terms.amendment();
        row.setType(terms.type().name());
        row.setSubjectId(subject == null ? null : subject.id());
        row.setAmendment(amendment == null ? null : BylawsText.write(amendment));
        row.setOptions(terms.options().toArray(String[]::new));
        row.setSeats(terms.seats());
        var affiliating = terms.affiliating();
        row.setAffiliating(affiliating == null ? null : affiliating.name());
        var sending = terms.sending();
        row.setSendsToId(sending == null ? null : sending.parent().id());
        row.setCandidateIds(
                sending == null
                        ? new Long[0]
                        : sending.candidates().stream().map(Identity::id).toArray(Long[]::new));
        row.setSendsDrawn(sending == null ? 0 : sending.drawn());
        var policies = terms.policies();
        row.setPolicies(policies == null ? null : PoliciesText.write(policies));
        row.setAdoptsId(terms.adopts());
        row.setSendsMonths(sending == null || sending.isRecall() ? null : sending.months());
    }

    private static @Nullable Sending sending(MotionRecord row, Map<Long, Identity> known) {
        return row.getSendsToId() == null
                ? null
                : new Sending(
                        Objects.requireNonNull(known.get(row.getSendsToId())),
                        Stream.of(row.getCandidateIds())
                                .map(id -> Objects.requireNonNull(known.get(id)))
                                .toList(),
                        row.getSendsDrawn(),
                        row.getSendsMonths() == null ? 0 : row.getSendsMonths());
    }

    private static Motion read(MotionRecord row, Post post, Map<Long, Identity> known, int supporters) {
        var terms = new MotionTerms(
                Motion.Type.valueOf(row.getType()),
                row.getSubjectId() == null ? null : Objects.requireNonNull(known.get(row.getSubjectId())),
                row.getAmendment() == null ? null : BylawsText.read(row.getAmendment()),
                List.of(row.getOptions()),
                row.getSeats(),
                row.getAffiliating() == null ? null : Affiliating.valueOf(row.getAffiliating()),
                sending(row, known),
                row.getPolicies() == null ? null : PoliciesText.read(row.getPolicies()),
                row.getAdoptsId());
        var group = Objects.requireNonNull(known.get(row.getGroupId()));
        return new Motion(post, group, terms, Motion.State.valueOf(row.getState()), supporters);
    }
}
