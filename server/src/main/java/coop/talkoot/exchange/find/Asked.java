package coop.talkoot.exchange.find;

import static coop.talkoot.schema.Tables.CATALOGUE_ENTRY;

import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.affiliation.Tree;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.OnePlan;
import coop.talkoot.posts.Audience;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Who looks, for what, in which languages there is anything, and when: as conditions, of which some are known to the index
 * of terms and the others are asked of each row. Values are hidden from the planner, which would plan each search anew.
 */
record Asked(
        Sought sought,
        @Nullable SearchWords words,
        List<String> configs,
        Order order,
        @Nullable Long viewerId,
        Instant now) {

    /** So much is sought that the index finds little of it. */
    boolean isNarrow() {
        return words != null
                || sought.tag() != null
                || sought.groupId() != null
                || sought.categoryId() != null
                || sought.authorId() != null
                || sought.near() != null
                || sought.dueBy() != null
                || sought.origins() == Origins.OWN_GROUPS;
    }

    /** What the index of terms knows; {@code near} is a part of what is sought around. */
    Condition indexed(@Nullable Near near) {
        var all = indexedOfAll(near);
        var groups = groups();
        return groups == null ? all : all.and(isAnyOf(groups));
    }

    /** The few among which it is sought, where they may be more than one; null where others are sought too. */
    @Nullable
    Select<Record1<Long>> groups() {
        if (sought.groupId() != null && sought.steps() > 0) {
            return Tree.below(OnePlan.of(sought.groupId()), sought.steps(), now);
        }
        return sought.origins() == Origins.OWN_GROUPS && viewerId != null
                ? Belonging.groupsOf(OnePlan.of(viewerId))
                : null;
    }

    private static Condition isAnyOf(Select<Record1<Long>> groups) {
        return DSL.condition("{0} = any (array({1}))", CATALOGUE_ENTRY.GROUP_ID, groups);
    }

    /** The same, whichever of those few groups it is in. */
    Condition indexedOfAll(@Nullable Near near) {
        var entry = CATALOGUE_ENTRY;
        var all = words == null ? DSL.noCondition() : words.areSaidInAny(configs);
        all = sought.tag() == null
                ? all
                : all.and(entry.TAGS.contains(
                        OnePlan.of(DSL.field("array[{0}]", entry.TAGS.getDataType(), DSL.val(sought.tag())))));
        all = and(all, entry.KIND, sought.kind() == null ? null : sought.kind().name());
        all = and(
                all,
                entry.PURPOSE,
                sought.purpose() == null ? null : sought.purpose().name());
        all = and(all, entry.GROUP_ID, sought.steps() == 0 ? sought.groupId() : null);
        all = and(all, entry.CATEGORY_ID, sought.categoryId());
        all = and(all, entry.AUTHOR_ID, sought.authorId());
        all = and(all, entry.HAS_PICTURE, sought.withPicture() ? (Boolean) true : null);
        all = sought.dueBy() == null ? all : all.and(entry.DUE_AT.le(hidden(entry.DUE_AT, sought.dueBy())));
        all = near == null ? all : all.and(DSL.condition("{0} && {1}", entry.CELLS, Earth.cells(near)));
        return switch (sought.origins()) {
            case ALL -> all;
            case OWN_GROUPS -> all.and(isOfOwnGroup());
            case HERE -> and(all, entry.IS_LOCAL, true);
            case ELSEWHERE -> and(all, entry.IS_LOCAL, false);
        };
    }

    private Condition isOfOwnGroup() {
        if (viewerId == null) {
            return DSL.falseCondition();
        }
        return sought.steps() == 0 ? DSL.noCondition() : isAnyOf(Belonging.groupsOf(OnePlan.of(viewerId)));
    }

    /** The same where it is not narrow, told to the planner: it knows of indexes in order of what is newest. */
    Condition told() {
        var entry = CATALOGUE_ENTRY;
        var all = sought.kind() == null ? DSL.noCondition() : entry.KIND.eq(inlined(sought.kind()));
        all = sought.purpose() == null ? all : all.and(entry.PURPOSE.eq(inlined(sought.purpose())));
        all = sought.withPicture() ? all.and(DSL.condition(entry.HAS_PICTURE)) : all;
        return switch (sought.origins()) {
            case ALL -> all;
            case HERE -> all.and(DSL.condition(entry.IS_LOCAL));
            case ELSEWHERE -> all.and(DSL.not(DSL.condition(entry.IS_LOCAL)));
            case OWN_GROUPS -> throw new IllegalStateException("own groups are narrow");
        };
    }

    /** What only the row tells, beside {@link #indexed}. */
    Condition rest(@Nullable Near near) {
        var entry = CATALOGUE_ENTRY;
        var all = entry.OPEN_UNTIL.isNull().or(entry.OPEN_UNTIL.gt(hidden(entry.OPEN_UNTIL, now)));
        // Each listing is asked in its own language, of which the index knows nothing.
        all = words == null ? all : all.and(words.areSaid(configs));
        all = sought.openAt() == null
                ? all
                : all.and(entry.OPEN_UNTIL.isNull().or(entry.OPEN_UNTIL.gt(hidden(entry.OPEN_UNTIL, sought.openAt()))));
        all = near == null ? all : all.and(Earth.isNoFarther(near));
        return all.and(mayStand());
    }

    /** For figures, which nobody checks one by one: without what those say who are not shown to the viewer. */
    Condition isHeard() {
        var author = CATALOGUE_ENTRY.AUTHOR_ID;
        var offered = author.notIn(Standing.limitedOnes());
        if (viewerId == null) {
            return author.notIn(Standing.suspendedOnes()).and(offered);
        }
        var known = author.eq(viewerId)
                .or(Standing.followedBy(author, viewerId))
                .or(Belonging.to(CATALOGUE_ENTRY.GROUP_ID, viewerId));
        return author.notIn(Standing.suspendedOnes())
                .and(author.eq(viewerId).or(author.notIn(Standing.unheardBy(viewerId, now))))
                .and(offered.or(known));
    }

    /** As far as the catalogue itself can tell. The room of posts has the last word on each page. */
    private Condition mayStand() {
        var isPublic = CATALOGUE_ENTRY.AUDIENCE.eq(inlined(Audience.PUBLIC));
        if (viewerId == null) {
            return isPublic;
        }
        var viewer = OnePlan.of(viewerId);
        var ofGroup = CATALOGUE_ENTRY
                .AUDIENCE
                .in(inlined(Audience.GROUP), inlined(Audience.UNLISTED))
                .and(Belonging.to(CATALOGUE_ENTRY.GROUP_ID, viewer));
        var followed = CATALOGUE_ENTRY
                .AUDIENCE
                .in(inlined(Audience.FOLLOWERS), inlined(Audience.UNLISTED))
                .and(Standing.followedBy(CATALOGUE_ENTRY.AUTHOR_ID, viewer));
        return isPublic.or(CATALOGUE_ENTRY.AUTHOR_ID.eq(viewer)).or(ofGroup).or(followed);
    }

    private static <T> Condition and(Condition all, TableField<?, T> field, @Nullable T value) {
        return value == null ? all : all.and(field.eq(hidden(field, value)));
    }

    private static <T> Field<T> hidden(Field<T> field, T value) {
        return OnePlan.of(DSL.val(value, field));
    }

    private static Field<String> inlined(Enum<?> word) {
        return DSL.inline(word.name());
    }
}
