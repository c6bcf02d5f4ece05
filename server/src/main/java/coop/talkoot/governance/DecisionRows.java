package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.DECISION_OPTION;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Timelines;
import coop.talkoot.schema.tables.records.DecisionRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes the decision table: a page costs three queries beside those of its posts. */
@Singleton
final class DecisionRows {
    /** Named one by one, as an index finds what is and not what is not. */
    private static final List<String> NOT_OVER = List.of(Decision.State.OPEN.name(), Decision.State.GRACE.name());

    private static final List<String> OVER = List.of(Decision.State.CLOSED.name(), Decision.State.CANCELLED.name());

    private final DSLContext sql;
    private final Timelines timelines;
    private final Identities identities;

    DecisionRows(DSLContext sql, Timelines timelines, Identities identities) {
        this.sql = sql;
        this.timelines = timelines;
        this.identities = identities;
    }

    void insert(Decision decision, boolean closesEarly) {
        var row = sql.newRecord(DECISION);
        row.setPostId(decision.id());
        row.setGroupId(decision.group().id());
        row.setMotionId(decision.motionId());
        row.setOccasion(decision.occasion().name());
        row.setType(decision.type().name());
        row.setState(decision.state().name());
        row.setTextHash(textHash(decision.post().title(), decision.post().text()));
        row.setRules(VotingTermsText.write(decision.terms()));
        row.setCharterId(decision.charterId());
        row.setCharterHash(bytes(decision.charterHash()));
        row.setSecrecy(decision.secrecy().name());
        row.setHidesResults(decision.hidesResults());
        row.setAllowsDelegation(decision.allowsDelegation());
        row.setIsQuestion(decision.isQuestion());
        row.setClosesEarly(closesEarly);
        row.setDecidesMembership(MembershipVotes.isOne(decision));
        row.setOpensAt(decision.opensAt());
        row.setClosesAt(decision.closesAt());
        row.setConcludesAt(decision.concludesAt());
        row.setRollHash(bytes(decision.roll().hash()));
        row.setRollSize(decision.roll().size());
        row.setRollWeight(decision.roll().weight());
        row.setImplementBy(decision.implementation().until());
        row.store();
        if (!decision.options().isEmpty()) {
            var insert = sql.insertInto(
                    DECISION_OPTION,
                    DECISION_OPTION.DECISION_ID,
                    DECISION_OPTION.POSITION,
                    DECISION_OPTION.CHOICE,
                    DECISION_OPTION.TITLE);
            for (var position = 0; position < decision.options().size(); position++) {
                var option = decision.options().get(position);
                insert = insert.values(decision.id(), position, option.choice(), option.title());
            }
            insert.execute();
        }
    }

    void seal(long id, RollText.Sealed sealed) {
        sql.update(DECISION)
                .set(DECISION.ROLL_HASH, sealed.hash())
                .set(DECISION.ROLL_SIZE, sealed.size())
                .set(DECISION.ROLL_WEIGHT, sealed.weight())
                .where(DECISION.POST_ID.eq(id))
                .execute();
    }

    /** Nobody casts a ballot meanwhile, nor closes it, until the commit. */
    boolean lock(long id) {
        return sql.select(DECISION.POST_ID)
                .from(DECISION)
                .where(DECISION.POST_ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    List<Decision> byPosts(List<Post> posts) {
        var found = byId(posts);
        return posts.stream()
                .map(post -> found.get(post.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    Map<Long, Decision> byId(List<Post> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        var byId = posts.stream().collect(Collectors.toMap(Post::id, post -> post, (one, same) -> one));
        var rows = sql.fetch(DECISION, DECISION.POST_ID.in(byId.keySet()));
        if (rows.isEmpty()) {
            return Map.of();
        }
        var people = new HashSet<Long>();
        rows.forEach(row -> Stream.of(row.getGroupId(), row.getExtendedById(), row.getImplementedById())
                .filter(Objects::nonNull)
                .forEach(people::add));
        var known = identities.byIds(people);
        var options = sql.selectFrom(DECISION_OPTION)
                .where(DECISION_OPTION.DECISION_ID.in(byId.keySet()))
                .orderBy(DECISION_OPTION.DECISION_ID, DECISION_OPTION.POSITION)
                .fetchGroups(DECISION_OPTION.DECISION_ID, row -> new Decision.Option(row.getChoice(), row.getTitle()));
        var decisions = new HashMap<Long, Decision>();
        for (var row : rows) {
            var post = Objects.requireNonNull(byId.get(row.getPostId()));
            decisions.put(post.id(), read(row, post, known, options.getOrDefault(post.id(), List.of())));
        }
        return decisions;
    }

    Page<Decision> search(DecisionFilter filter, @Nullable Long viewerId, Instant now, Page.Request page) {
        var ids = sql.select(DECISION.POST_ID)
                .from(DECISION)
                .where(matching(filter, viewerId, now))
                .and(DECISION.POST_ID.lt(page.before()))
                .orderBy(DECISION.POST_ID.desc())
                .limit(page.limit() + 1)
                .fetch(DECISION.POST_ID);
        return Page.of(byPosts(timelines.inOrder(ids)), page.limit(), Decision::id);
    }

    int count(DecisionFilter filter, @Nullable Long viewerId, Instant now) {
        return sql.fetchCount(DSL.selectOne().from(DECISION).where(matching(filter, viewerId, now)));
    }

    private static Condition matching(DecisionFilter filter, @Nullable Long viewerId, Instant now) {
        var condition = Timelines.matching(DECISION.POST_ID, filter.ofPost(), viewerId, now);
        if (filter.groupId() != null) {
            condition = condition.and(DECISION.GROUP_ID.eq(filter.groupId()));
        }
        if (filter.motionId() != null) {
            condition = condition.and(DECISION.MOTION_ID.eq(filter.motionId()));
        }
        if (filter.type() != null) {
            condition = condition.and(DECISION.TYPE.eq(filter.type().name()));
        }
        if (filter.isOver() != null) {
            condition = condition.and(DECISION.STATE.in(filter.isOver() ? OVER : NOT_OVER));
        }
        if (filter.outcome() != null) {
            condition = condition.and(DECISION.OUTCOME.eq(filter.outcome().name()));
        }
        return condition;
    }

    private static Decision read(
            DecisionRecord row, Post post, Map<Long, Identity> known, List<Decision.Option> options) {
        return new Decision(
                post,
                Objects.requireNonNull(known.get(row.getGroupId())),
                row.getMotionId(),
                Occasion.valueOf(row.getOccasion()),
                Motion.Type.valueOf(row.getType()),
                Decision.State.valueOf(row.getState()),
                VotingTermsText.read(row.getRules()),
                row.getCharterId(),
                row.getCharterHash() == null ? "" : Charter.hex(row.getCharterHash()),
                Secrecy.valueOf(row.getSecrecy()),
                row.getHidesResults(),
                row.getAllowsDelegation(),
                row.getIsQuestion(),
                row.getOpensAt(),
                row.getClosesAt(),
                row.getConcludesAt(),
                extension(row, known),
                new Decision.Seal(
                        row.getRollHash() == null ? "" : Charter.hex(row.getRollHash()),
                        row.getRollSize(),
                        row.getRollWeight()),
                options,
                conclusion(row),
                new Decision.Implementation(
                        row.getImplementBy(),
                        row.getImplementedAt(),
                        row.getImplementedById() == null ? null : known.get(row.getImplementedById())));
    }

    private static Decision.@Nullable Extension extension(DecisionRecord row, Map<Long, Identity> known) {
        return row.getExtendedFrom() == null
                ? null
                : new Decision.Extension(
                        row.getExtendedFrom(),
                        Objects.requireNonNull(known.get(row.getExtendedById())),
                        row.getExtendedBecause());
    }

    private static Decision.@Nullable Conclusion conclusion(DecisionRecord row) {
        return row.getOutcome() == null
                ? null
                : new Decision.Conclusion(
                        Outcome.Kind.valueOf(row.getOutcome()),
                        List.of(row.getSelected()),
                        new Decision.Explanation(row.getReasonKey(), List.of(row.getReasonValues())),
                        row.getClosedAt(),
                        row.getResultPostId());
    }

    /** The same text is found again by this. */
    static byte[] textHash(String title, String text) {
        return Canonical.hash(Canonical.write(List.of(title, text)));
    }

    private static byte @Nullable [] bytes(String hex) {
        return hex.isEmpty() ? null : HexFormat.of().parseHex(hex);
    }
}
