package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.COUNTED_HERE;
import static coop.talkoot.schema.Tables.COUNT_FILE;
import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.FEDERAL_PART;
import static coop.talkoot.schema.Tables.FEDERAL_TALLY;

import coop.talkoot.groups.affiliation.Kin;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.schema.tables.records.FederalPartRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads and writes what becomes of member groups in votes of federations. */
@Singleton
final class FederalRows {
    private final DSLContext sql;
    private final Identities identities;

    FederalRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    /** False when that group is in that vote already. */
    boolean insert(FederalPart part) {
        return sql.insertInto(FEDERAL_PART)
                        .set(FEDERAL_PART.WHOLE_ID, part.wholeId())
                        .set(FEDERAL_PART.CHILD_ID, part.child().id())
                        .set(FEDERAL_PART.MEMBERS, Math.toIntExact(part.members()))
                        .set(FEDERAL_PART.CONTRIBUTION, part.contribution())
                        .set(FEDERAL_PART.SINCE, part.since())
                        .set(FEDERAL_PART.IS_AFFECTED, part.isAffected())
                        .set(FEDERAL_PART.STATE, part.state().name())
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    /** A group holds a vote on it; false when another one is known, or the group was never asked. */
    boolean open(long wholeId, long childId, long partId, int members) {
        return sql.update(FEDERAL_PART)
                        .set(FEDERAL_PART.PART_ID, partId)
                        .set(FEDERAL_PART.MEMBERS, DSL.greatest(FEDERAL_PART.MEMBERS, DSL.val(members)))
                        .set(FEDERAL_PART.STATE, FederalPart.State.OPEN.name())
                        .where(FEDERAL_PART.WHOLE_ID.eq(wholeId).and(FEDERAL_PART.CHILD_ID.eq(childId)))
                        .and(FEDERAL_PART.PART_ID.isNull())
                        .execute()
                > 0;
    }

    /** From one state to the next, and never twice. */
    boolean move(FederalPart part, FederalPart.State to, String because) {
        return sql.update(FEDERAL_PART)
                        .set(FEDERAL_PART.STATE, to.name())
                        .set(FEDERAL_PART.BECAUSE, because)
                        .where(FEDERAL_PART
                                .WHOLE_ID
                                .eq(part.wholeId())
                                .and(FEDERAL_PART.CHILD_ID.eq(part.child().id())))
                        .and(FEDERAL_PART.STATE.eq(part.state().name()))
                        .execute()
                > 0;
    }

    /** Its count file is here, and so many people are on its rolls. */
    boolean answered(FederalPart part, int people) {
        return move(part, FederalPart.State.ANSWERED, "")
                && sql.update(FEDERAL_PART)
                                .set(FEDERAL_PART.MEMBERS, people)
                                .where(FEDERAL_PART
                                        .WHOLE_ID
                                        .eq(part.wholeId())
                                        .and(FEDERAL_PART.CHILD_ID.eq(
                                                part.child().id())))
                                .execute()
                        > 0;
    }

    /** In the order of the groups' uris. */
    List<FederalPart> of(long wholeId) {
        return all(FEDERAL_PART.WHOLE_ID.eq(wholeId)).stream()
                .sorted(Comparator.comparing(part -> part.child().uri()))
                .toList();
    }

    Map<Long, List<FederalPart>> of(Collection<Long> wholeIds) {
        return all(FEDERAL_PART.WHOLE_ID.in(wholeIds)).stream().collect(Collectors.groupingBy(FederalPart::wholeId));
    }

    /** The group that was asked in it which is one of these, or whose groups were asked in turn down to one of these. */
    Optional<Identity> askedAbove(long wholeId, Set<Long> groups) {
        var above = new HashMap<Long, Long>();
        var votes = Set.of(wholeId);
        for (var floor = 0; floor <= Kin.DEEPEST && !votes.isEmpty(); floor++) {
            var asked = sql.select(FEDERAL_PART.WHOLE_ID, FEDERAL_PART.CHILD_ID, FEDERAL_PART.PART_ID)
                    .from(FEDERAL_PART)
                    .where(FEDERAL_PART.WHOLE_ID.in(votes))
                    .orderBy(FEDERAL_PART.WHOLE_ID, FEDERAL_PART.CHILD_ID)
                    .fetch();
            var below = new HashSet<Long>();
            for (var part : asked) {
                var first = above.getOrDefault(part.value1(), part.value2());
                if (groups.contains(part.value2())) {
                    return identities.byIds(List.of(first)).values().stream().findFirst();
                }
                if (part.value3() != null) {
                    above.put(part.value3(), first);
                    below.add(part.value3());
                }
            }
            votes = below;
        }
        return Optional.empty();
    }

    Optional<FederalPart> byPart(long partId) {
        return all(FEDERAL_PART.PART_ID.eq(partId)).stream().findFirst();
    }

    Optional<FederalPart> between(long wholeId, long childId) {
        return all(FEDERAL_PART.WHOLE_ID.eq(wholeId).and(FEDERAL_PART.CHILD_ID.eq(childId))).stream()
                .findFirst();
    }

    /** Whose count files are to be fetched: what comes after the close, or is another server's to count, is not. */
    List<FederalPart> told(int most) {
        return read(sql.selectFrom(FEDERAL_PART)
                .where(FEDERAL_PART.STATE.eq("TOLD"))
                .and(DSL.exists(DSL.selectOne()
                        .from(DECISION)
                        .where(DECISION.POST_ID.eq(FEDERAL_PART.WHOLE_ID))
                        .and(DECISION.STATE.eq(Decision.State.OPEN.name()))
                        .and(DECISION.CHARTER_ID.isNotNull())))
                .orderBy(FEDERAL_PART.WHOLE_ID, FEDERAL_PART.CHILD_ID)
                .limit(most)
                .fetch());
    }

    /** The same group's size in the last vote of the federation, where it said one. */
    int lastSize(long childId) {
        return Objects.requireNonNullElse(
                sql.select(FEDERAL_PART.MEMBERS)
                        .from(FEDERAL_PART)
                        .where(FEDERAL_PART.CHILD_ID.eq(childId).and(FEDERAL_PART.MEMBERS.gt(0)))
                        .orderBy(FEDERAL_PART.WHOLE_ID.desc())
                        .limit(1)
                        .fetchOne(FEDERAL_PART.MEMBERS),
                0);
    }

    Map<Long, byte[]> archives(Collection<Long> partIds) {
        return sql.select(COUNT_FILE.DECISION_ID, COUNT_FILE.ARCHIVE)
                .from(COUNT_FILE)
                .where(COUNT_FILE.DECISION_ID.in(partIds))
                .fetchMap(COUNT_FILE.DECISION_ID, COUNT_FILE.ARCHIVE);
    }

    void put(long decisionId, String document) {
        sql.insertInto(FEDERAL_TALLY)
                .set(FEDERAL_TALLY.DECISION_ID, decisionId)
                .set(FEDERAL_TALLY.DOCUMENT, document)
                .onConflict(FEDERAL_TALLY.DECISION_ID)
                .doUpdate()
                .set(FEDERAL_TALLY.DOCUMENT, document)
                .execute();
    }

    Optional<String> tally(long decisionId) {
        return sql.select(FEDERAL_TALLY.DOCUMENT)
                .from(FEDERAL_TALLY)
                .where(FEDERAL_TALLY.DECISION_ID.eq(decisionId))
                .fetchOptional(FEDERAL_TALLY.DOCUMENT);
    }

    void choose(Identity person, long groupId, boolean isChosen, Instant now) {
        if (isChosen) {
            sql.insertInto(COUNTED_HERE)
                    .set(COUNTED_HERE.ACTOR_ID, person.id())
                    .set(COUNTED_HERE.GROUP_ID, groupId)
                    .set(COUNTED_HERE.CHOSEN_AT, now)
                    .onConflictDoNothing()
                    .execute();
        } else {
            sql.deleteFrom(COUNTED_HERE)
                    .where(COUNTED_HERE.ACTOR_ID.eq(person.id()).and(COUNTED_HERE.GROUP_ID.eq(groupId)))
                    .execute();
        }
    }

    boolean isChosen(long personId, long groupId) {
        return sql.fetchExists(COUNTED_HERE, COUNTED_HERE.ACTOR_ID.eq(personId).and(COUNTED_HERE.GROUP_ID.eq(groupId)));
    }

    /** Who said before that moment that they are to count in the group. */
    Set<Long> chosen(long groupId, Instant before) {
        return sql.select(COUNTED_HERE.ACTOR_ID)
                .from(COUNTED_HERE)
                .where(COUNTED_HERE.GROUP_ID.eq(groupId).and(COUNTED_HERE.CHOSEN_AT.lt(before)))
                .fetchSet(COUNTED_HERE.ACTOR_ID);
    }

    private List<FederalPart> all(Condition condition) {
        return read(sql.selectFrom(FEDERAL_PART).where(condition).fetch());
    }

    private List<FederalPart> read(List<FederalPartRecord> rows) {
        var known = identities.byIds(
                rows.stream().map(FederalPartRecord::getChildId).toList());
        return rows.stream()
                .map(row -> new FederalPart(
                        row.getWholeId(),
                        Objects.requireNonNull(known.get(row.getChildId())),
                        row.getMembers(),
                        row.getContribution(),
                        row.getSince(),
                        row.getIsAffected(),
                        row.getPartId(),
                        FederalPart.State.valueOf(row.getState()),
                        row.getBecause()))
                .toList();
    }
}
