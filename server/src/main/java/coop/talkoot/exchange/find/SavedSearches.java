package coop.talkoot.exchange.find;

import static coop.talkoot.schema.Tables.SAVED_SEARCH;

import coop.talkoot.exchange.Categories;
import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Spot;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.SavedSearchRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The searches each person keeps; to anybody else they are not there. */
@Singleton
public final class SavedSearches {
    public static final int MOST = 20;
    public static final int LONGEST_NAME = 100;
    /** First half of the key of the lock by which one person's searches change at a time; any number no other lock has. */
    private static final int LOCK = 4_207_117;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Anchors anchors;
    private final Categories categories;

    SavedSearches(
            DSLContext sql, Transactions transactions, Ids ids, Clock clock, Anchors anchors, Categories categories) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.anchors = anchors;
        this.categories = categories;
    }

    /** Keeps a search. What is there already is not told of, what comes from now on is. */
    public SavedSearch keep(Identity person, String name, Sought sought) {
        var heading = checked(name);
        if (sought.authorId() != null) {
            throw Refused.invalid("author", "Follow a person to hear of what they offer; a search does not take one.");
        }
        var kept = new Sought(
                sought.words(),
                sought.purpose(),
                sought.kind(),
                sought.tag(),
                sought.groupId(),
                sought.steps(),
                sought.categoryId(),
                null,
                sought.origins(),
                sought.near(),
                null,
                null,
                sought.withPicture());
        if (kept.equals(Sought.ALL)) {
            throw Refused.invalid("q", "Say what to look for first: of everything new you would be told all day.");
        }
        return transactions.write(() -> {
            if (kept.categoryId() != null && categories.find(kept.categoryId()).isEmpty()) {
                throw Refused.invalid("category", "Choose a category that is there.");
            }
            sql.execute("select pg_advisory_xact_lock({0}, {1})", DSL.val(LOCK), DSL.val(Long.hashCode(person.id())));
            if (sql.fetchCount(SAVED_SEARCH, SAVED_SEARCH.PERSON_ID.eq(person.id())) >= MOST) {
                throw Refused.invalid("name", "At most " + MOST + " searches can be kept. Let one go first.");
            }
            return insert(person, heading, kept);
        });
    }

    /** All of a person's, the last kept first; there are never many. */
    public List<SavedSearch> of(long personId) {
        return transactions.read(() -> sql.selectFrom(SAVED_SEARCH)
                .where(SAVED_SEARCH.PERSON_ID.eq(personId))
                .orderBy(SAVED_SEARCH.ID.desc())
                .fetch(SavedSearches::read));
    }

    public SavedSearch require(long personId, long id) {
        return transactions
                .read(() -> sql.selectFrom(SAVED_SEARCH)
                        .where(SAVED_SEARCH.ID.eq(id).and(SAVED_SEARCH.PERSON_ID.eq(personId)))
                        .fetchOptional(SavedSearches::read))
                .orElseThrow(SavedSearches::none);
    }

    public SavedSearch rename(long personId, long id, String name) {
        var heading = checked(name);
        return transactions.write(() -> {
            sql.update(SAVED_SEARCH)
                    .set(SAVED_SEARCH.NAME, heading)
                    .where(SAVED_SEARCH.ID.eq(id).and(SAVED_SEARCH.PERSON_ID.eq(personId)))
                    .execute();
            return require(personId, id);
        });
    }

    public void letGo(long personId, long id) {
        transactions.run(() -> {
            var gone = sql.deleteFrom(SAVED_SEARCH)
                    .where(SAVED_SEARCH.ID.eq(id).and(SAVED_SEARCH.PERSON_ID.eq(personId)))
                    .execute();
            if (gone == 0) {
                throw none();
            }
        });
    }

    private SavedSearch insert(Identity person, String name, Sought sought) {
        var near = sought.near();
        var asked = anchors.of(sought);
        Field<String> area = asked.length > 0 || near == null
                ? DSL.field("null::cube", String.class)
                : DSL.field("{0}", String.class, Earth.box(near));
        var kept = new SavedSearch(ids.next(), person.id(), name, sought, clock.instant());
        var row = sql.newRecord(SAVED_SEARCH);
        row.setId(kept.id());
        row.setPersonId(person.id());
        row.setName(name);
        row.setWords(sought.words());
        row.setPurpose(sought.purpose() == null ? null : sought.purpose().name());
        row.setKind(sought.kind() == null ? null : sought.kind().name());
        row.setTag(sought.tag());
        row.setGroupId(sought.groupId());
        row.setSteps(sought.steps());
        row.setCategoryId(sought.categoryId());
        row.setOrigins(sought.origins().name());
        row.setLatitude(near == null ? null : near.spot().latitude());
        row.setLongitude(near == null ? null : near.spot().longitude());
        row.setMetres(near == null ? null : near.metres());
        row.setWithPicture(sought.withPicture());
        row.setAnchors(asked);
        row.setCreatedAt(kept.createdAt());
        sql.insertInto(SAVED_SEARCH).set(row).set(SAVED_SEARCH.AREA, area).execute();
        return kept;
    }

    private static SavedSearch read(SavedSearchRecord row) {
        var near = row.getMetres() == null
                ? null
                : new Near(new Spot(row.getLatitude(), row.getLongitude()), row.getMetres());
        var sought = new Sought(
                row.getWords(),
                row.getPurpose() == null ? null : Purpose.valueOf(row.getPurpose()),
                row.getKind() == null ? null : ExchangeKind.valueOf(row.getKind()),
                row.getTag(),
                row.getGroupId(),
                row.getSteps(),
                row.getCategoryId(),
                null,
                Origins.valueOf(row.getOrigins()),
                near,
                null,
                null,
                row.getWithPicture());
        return new SavedSearch(row.getId(), row.getPersonId(), row.getName(), sought, row.getCreatedAt());
    }

    private static String checked(String name) {
        var heading = name.strip();
        if (heading.isEmpty()
                || heading.length() > LONGEST_NAME
                || heading.indexOf('\0') >= 0
                || heading.contains("\n")) {
            throw Refused.invalid("name", "Give it a name of at most " + LONGEST_NAME + " characters on one line.");
        }
        return heading;
    }

    private static Refused none() {
        return Refused.notFound("There is no such search of yours.");
    }
}
