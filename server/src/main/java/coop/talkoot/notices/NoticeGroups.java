package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.NOTICE;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.schema.tables.records.NoticeRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Notices with those that say the same put together. A page takes a window of notices; what it begins is counted in
 * whole, and does not come again on later pages.
 */
@Singleton
final class NoticeGroups {
    /** Notices looked through for a page: more than groups are shown, as some fall together. */
    private static final int WINDOW = 4;

    private static final long DAY = 86_400;
    private static final List<String> BY_DAY = names(Notice.Kind::isByDay);
    private static final List<String> BY_POST = names(Notice.Kind::isByPost);

    private final DSLContext sql;
    private final NoticeRows rows;
    private final Identities identities;

    NoticeGroups(DSLContext sql, NoticeRows rows, Identities identities) {
        this.sql = sql;
        this.rows = rows;
        this.identities = identities;
    }

    private static List<String> names(Predicate<Notice.Kind> which) {
        return Stream.of(Notice.Kind.values()).filter(which).map(Enum::name).toList();
    }

    private record Key(String kind, long subject) {
        static Key of(NoticeRecord row) {
            if (BY_DAY.contains(row.getKind())) {
                return new Key(row.getKind(), day(row.getId()));
            }
            var post = row.getPostId();
            return BY_POST.contains(row.getKind()) && post != null
                    ? new Key(row.getKind(), post)
                    : new Key("UNGROUPED", row.getId());
        }

        String text() {
            return kind.toLowerCase(Locale.ROOT) + "-" + subject;
        }
    }

    /** Days since 1970, by the time that ids begin with. */
    private static long day(long id) {
        return Ids.timeOf(id).getEpochSecond() / DAY;
    }

    private static Condition onDay(Field<Long> id, long day) {
        return id.ge(Ids.earliestAt(Instant.ofEpochSecond(day * DAY)))
                .and(id.lt(Ids.earliestAt(Instant.ofEpochSecond((day + 1) * DAY))));
    }

    private record Sum(int count, long oldestId, boolean isRead, List<Long> actors) {}

    Page<NoticeGroup> page(long personId, NoticeQuery query) {
        var shown = rows.shown(personId);
        var found = rows.rows(
                shown.and(NoticeRows.asked(query)).and(begunHere(personId, query)), null, query.limit() * WINDOW + 1);
        var firsts = new LinkedHashMap<Key, NoticeRecord>();
        Long next = null;
        for (var row : found) {
            var key = Key.of(row);
            if (!firsts.containsKey(key) && firsts.size() == query.limit()) {
                break;
            }
            firsts.putIfAbsent(key, row);
            next = row.getId();
        }
        var isLast = next == null || next.equals(found.getLast().getId());
        var isWhole = isLast && found.size() <= query.limit() * WINDOW;
        var sums = sums(shown, firsts);
        return new Page<>(groups(firsts, sums), isWhole ? null : next);
    }

    /** Not what a newer page has shown already: there is one like it that is newer than this page. */
    private static Condition begunHere(long personId, NoticeQuery query) {
        var before = query.before();
        if (before == null || before == Long.MAX_VALUE) {
            return DSL.noCondition();
        }
        var newer = NOTICE.as("newer");
        var shownBefore = newer.PERSON_ID
                .eq(personId)
                .and(newer.ID.ge(before))
                .and(newer.DISMISSED_AT.isNull())
                .and(newer.KIND.eq(NOTICE.KIND));
        var samePost = DSL.exists(DSL.selectOne()
                .from(newer)
                .where(newer.POST_ID.eq(NOTICE.POST_ID))
                .and(shownBefore));
        var sameDay = DSL.exists(
                DSL.selectOne().from(newer).where(onDay(newer.ID, day(before))).and(shownBefore));
        return NOTICE.KIND
                .notIn(BY_POST)
                .orNot(samePost)
                .and(NOTICE.KIND
                        .notIn(BY_DAY)
                        .or(DSL.not(onDay(NOTICE.ID, day(before))))
                        .orNot(sameDay));
    }

    /** Those that are shown together with this one, of its kind. */
    static Condition alike(Notice notice) {
        var post = notice.post();
        if (notice.kind().isByPost() && post != null) {
            return NOTICE.POST_ID.eq(post.id());
        }
        return notice.kind().isByDay() ? onDay(NOTICE.ID, day(notice.id())) : NOTICE.ID.eq(notice.id());
    }

    /** How many there are of each, and who did the latest: one query. */
    private Map<Key, Sum> sums(Condition shown, Map<Key, NoticeRecord> firsts) {
        var days = firsts.keySet().stream()
                .filter(key -> BY_DAY.contains(key.kind()))
                .toList();
        var posts = firsts.keySet().stream()
                .filter(key -> BY_POST.contains(key.kind()))
                .map(Key::subject)
                .toList();
        if (days.isEmpty() && posts.isEmpty()) {
            return Map.of();
        }
        var followed = days.stream()
                .map(day -> NOTICE.KIND.eq(day.kind()).and(onDay(NOTICE.ID, day.subject())))
                .reduce(DSL.falseCondition(), Condition::or);
        var ofPosts = NOTICE.KIND.in(BY_POST).and(NOTICE.POST_ID.in(posts));
        // Without a bind value: PostgreSQL compares what is grouped by as it is written.
        var subject = DSL.coalesce(NOTICE.POST_ID, DSL.field("({0} >> 16) / 86400000", Long.class, NOTICE.ID));
        var count = DSL.count();
        var oldest = DSL.min(NOTICE.ID);
        var isRead = DSL.boolAnd(NOTICE.READ_AT.isNotNull());
        var actors = DSL.field(
                "(array_agg({0} order by {1} desc))[1:{2}]",
                Long[].class, NOTICE.ACTOR_ID, NOTICE.ID, DSL.inline(NoticeGroup.MOST_ACTORS));
        var sums = new HashMap<Key, Sum>();
        sql.select(NOTICE.KIND, subject, count, oldest, isRead, actors)
                .from(NOTICE)
                .where(shown)
                .and(followed.or(ofPosts))
                .groupBy(NOTICE.KIND, subject)
                .forEach(row -> sums.put(
                        new Key(row.get(NOTICE.KIND), row.get(subject)),
                        new Sum(row.get(count), row.get(oldest), row.get(isRead), Arrays.asList(row.get(actors)))));
        return sums;
    }

    private List<NoticeGroup> groups(Map<Key, NoticeRecord> firsts, Map<Key, Sum> sums) {
        var notices = new HashMap<Long, Notice>();
        rows.read(List.copyOf(firsts.values())).forEach(notice -> notices.put(notice.id(), notice));
        var people = new LinkedHashSet<Long>();
        sums.values().forEach(sum -> people.addAll(sum.actors()));
        var known = identities.byIds(people);
        return firsts.entrySet().stream()
                .map(first -> group(
                        first.getKey(),
                        Objects.requireNonNull(notices.get(first.getValue().getId())),
                        sums,
                        known))
                .toList();
    }

    private static NoticeGroup group(Key key, Notice newest, Map<Key, Sum> sums, Map<Long, Identity> known) {
        var sum = sums.get(key);
        return sum == null
                ? new NoticeGroup(key.text(), newest, newest.id(), 1, newest.isRead(), List.of(newest.actor()))
                : new NoticeGroup(
                        key.text(),
                        newest,
                        sum.oldestId(),
                        sum.count(),
                        sum.isRead(),
                        sum.actors().stream()
                                .map(known::get)
                                .filter(Objects::nonNull)
                                .toList());
    }
}
