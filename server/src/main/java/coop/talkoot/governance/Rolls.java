package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.ROLL_ENTRY;
import static coop.talkoot.schema.Tables.TURNOUT;

import coop.talkoot.governance.method.Paper;
import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Who may vote: frozen when a vote opens, so that nobody is added for it or sent away because of it. */
@Singleton
public final class Rolls {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Identities identities;
    private final BeanProvider<VoterKeys> keys;

    Rolls(DSLContext sql, Transactions transactions, Identities identities, BeanProvider<VoterKeys> keys) {
        this.sql = sql;
        this.transactions = transactions;
        this.identities = identities;
        this.keys = keys;
    }

    /**
     * Writes down who belongs to the group now, one vote each, but for {@code subject}; a handful of statements however
     * many they are. Gives what the list hashes to; size 0 when nobody is left.
     */
    RollText.Sealed freeze(long decisionId, Identity group, @Nullable Identity subject) {
        var member = DSL.field(DSL.name("voter", "actor_id"), Long.class);
        var voters = Belonging.thoseWho(Right.WRITE, group.id()).asTable("voter", "actor_id");
        sql.insertInto(
                        ROLL_ENTRY,
                        ROLL_ENTRY.DECISION_ID,
                        ROLL_ENTRY.ACTOR_ID,
                        ROLL_ENTRY.WEIGHT,
                        ROLL_ENTRY.KEY_FINGERPRINT)
                .select(DSL.select(DSL.val(decisionId), member, DSL.val(Paper.ONE), DSL.inline(""))
                        .from(voters)
                        .where(subject == null ? DSL.noCondition() : member.ne(subject.id()))
                        .and(Standing.canAct(member)))
                .execute();
        var all = sql.select(ROLL_ENTRY.ACTOR_ID)
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(decisionId))
                .fetch(ROLL_ENTRY.ACTOR_ID);
        // Who is a member under two names votes once.
        var twice = identities.secondNames(all);
        if (!twice.isEmpty()) {
            sql.deleteFrom(ROLL_ENTRY)
                    .where(ROLL_ENTRY.DECISION_ID.eq(decisionId).and(ROLL_ENTRY.ACTOR_ID.in(twice)))
                    .execute();
        }
        var ids = all.stream().filter(id -> !twice.contains(id)).toList();
        var prints = keys.isPresent() ? keys.get().fingerprints(ids) : Map.<Long, String>of();
        writeDown(decisionId, prints);
        var uris = identities.urisOf(ids);
        return RollText.seal(ids.stream()
                .map(id ->
                        new RollText.Line(Objects.requireNonNull(uris.get(id)), Paper.ONE, prints.getOrDefault(id, "")))
                .toList());
    }

    /** The same of member groups, where these vote: one each, by whatever keys they have now. */
    RollText.Sealed freezeGroups(long decisionId, List<Identity> groups) {
        return freezeThese(
                decisionId, groups, groups.stream().collect(Collectors.toMap(Identity::id, group -> Paper.ONE)));
    }

    /** The same of whoever is named, each with the weight that stands by their id. */
    RollText.Sealed freezeThese(long decisionId, List<Identity> voters, Map<Long, Long> weights) {
        var ids = voters.stream().map(Identity::id).toList();
        var prints = keys.isPresent() ? keys.get().fingerprints(ids) : Map.<Long, String>of();
        var lines = new ArrayList<RollText.Line>();
        for (var voter : voters) {
            var weight = Objects.requireNonNull(weights.get(voter.id()));
            var print = prints.getOrDefault(voter.id(), "");
            sql.insertInto(ROLL_ENTRY)
                    .set(ROLL_ENTRY.DECISION_ID, decisionId)
                    .set(ROLL_ENTRY.ACTOR_ID, voter.id())
                    .set(ROLL_ENTRY.WEIGHT, weight)
                    .set(ROLL_ENTRY.KEY_FINGERPRINT, print)
                    .execute();
            lines.add(new RollText.Line(voter.uri(), weight, print));
        }
        return RollText.seal(lines);
    }

    /** In the order of their ids; {@code next} is the last one's. */
    public Page<RollEntry> of(long decisionId, Page.Request page) {
        return transactions.read(() -> {
            var rows = sql.selectFrom(ROLL_ENTRY)
                    .where(ROLL_ENTRY.DECISION_ID.eq(decisionId))
                    .and(ROLL_ENTRY.ACTOR_ID.lt(page.before()))
                    .orderBy(ROLL_ENTRY.ACTOR_ID.desc())
                    .limit(page.limit() + 1)
                    .fetch();
            var known = identities.byIds(rows.getValues(ROLL_ENTRY.ACTOR_ID));
            var entries = rows.map(row -> new RollEntry(
                    Objects.requireNonNull(known.get(row.getActorId())),
                    row.getWeight(),
                    row.getKeyFingerprint(),
                    row.getLeftAt()));
            return Page.of(entries, page.limit(), entry -> entry.voter().id());
        });
    }

    /** All of it as it was hashed. */
    public List<RollText.Line> lines(long decisionId) {
        return transactions.read(() -> {
            var rows = sql.selectFrom(ROLL_ENTRY)
                    .where(ROLL_ENTRY.DECISION_ID.eq(decisionId))
                    .fetch();
            var uris = identities.urisOf(rows.getValues(ROLL_ENTRY.ACTOR_ID));
            return rows.map(row -> new RollText.Line(
                    Objects.requireNonNull(uris.get(row.getActorId())), row.getWeight(), row.getKeyFingerprint()));
        });
    }

    /** The weight with which somebody may vote; empty when they are not on the roll, or not any more. */
    public Optional<Long> weightOf(long decisionId, long actorId) {
        return transactions.read(() -> sql.select(ROLL_ENTRY.WEIGHT)
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(decisionId))
                .and(ROLL_ENTRY.ACTOR_ID.eq(actorId))
                .and(ROLL_ENTRY.LEFT_AT.isNull())
                .fetchOptional(ROLL_ENTRY.WEIGHT));
    }

    /** Of these votes, those in which somebody may vote: one query for a page. */
    public List<Long> among(List<Long> decisionIds, long actorId) {
        return transactions.read(() -> sql.select(ROLL_ENTRY.DECISION_ID)
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.in(decisionIds))
                .and(ROLL_ENTRY.ACTOR_ID.eq(actorId))
                .and(ROLL_ENTRY.LEFT_AT.isNull())
                .fetch(ROLL_ENTRY.DECISION_ID));
    }

    /** Everybody on a roll, for those who tell them something. */
    public static Select<Record1<Long>> voters(long decisionId) {
        return DSL.select(ROLL_ENTRY.ACTOR_ID)
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(decisionId).and(ROLL_ENTRY.LEFT_AT.isNull()));
    }

    /** Those of them who have not voted. */
    public static Select<Record1<Long>> missing(long decisionId) {
        return DSL.select(ROLL_ENTRY.ACTOR_ID)
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(decisionId).and(ROLL_ENTRY.LEFT_AT.isNull()))
                .and(DSL.notExists(DSL.selectOne()
                        .from(TURNOUT)
                        .where(TURNOUT.DECISION_ID.eq(decisionId))
                        .and(TURNOUT.ACTOR_ID.eq(ROLL_ENTRY.ACTOR_ID))));
    }

    /** Somebody left a group or was sent away: in what is open they vote no more. */
    void strike(long groupId, long actorId, Instant now) {
        sql.update(ROLL_ENTRY)
                .set(ROLL_ENTRY.LEFT_AT, now)
                .where(ROLL_ENTRY.ACTOR_ID.eq(actorId).and(ROLL_ENTRY.LEFT_AT.isNull()))
                .and(ROLL_ENTRY.DECISION_ID.in(DSL.select(DECISION.POST_ID)
                        .from(DECISION)
                        .where(DECISION.GROUP_ID.eq(groupId))
                        .and(DECISION.STATE.eq(Decision.State.OPEN.name()))
                        .and(DECISION.CLOSES_AT.gt(now))))
                .execute();
    }

    private void writeDown(long decisionId, Map<Long, String> prints) {
        if (prints.isEmpty()) {
            return;
        }
        var actors = new ArrayList<Long>();
        var values = new ArrayList<String>();
        new HashMap<>(prints).forEach((actor, print) -> {
            actors.add(actor);
            values.add(print);
        });
        sql.execute(
                """
                update roll_entry set key_fingerprint = known.print
                from unnest({0}, {1}) as known (actor_id, print)
                where roll_entry.decision_id = {2} and roll_entry.actor_id = known.actor_id
                """, DSL.val(actors.toArray(Long[]::new)), DSL.val(values.toArray(String[]::new)), DSL.val(decisionId));
    }
}
