package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.DRAFT;

import coop.talkoot.documents.Attachments;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.DraftRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Offers and needs that are begun: nobody but their author knows of them, and no other server is told. */
@Singleton
public final class Drafts {
    public static final int MOST = 100;
    /** Files wait this long with a draft nobody touches. */
    private static final Duration KEPT = Duration.ofDays(365);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Identities identities;
    private final Attachments attachments;

    Drafts(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Identities identities,
            Attachments attachments) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.identities = identities;
        this.attachments = attachments;
    }

    public Draft begin(Identity author, Draft.Content content) {
        return transactions.write(() -> {
            // one at a time for an author: two at once do not both find the last place free
            identities.lock(author.id());
            if (sql.fetchCount(DRAFT, DRAFT.AUTHOR_ID.eq(author.id())) >= MOST) {
                throw Refused.conflict("You have " + MOST + " drafts. Publish or delete one first.");
            }
            hold(author, content.fileIds());
            var now = clock.instant();
            var id = ids.next();
            sql.insertInto(DRAFT)
                    .set(DRAFT.ID, id)
                    .set(DRAFT.AUTHOR_ID, author.id())
                    .set(DRAFT.PURPOSE, content.purpose().name())
                    .set(DRAFT.FIELD_NAMES, names(content.fields()))
                    .set(DRAFT.FIELD_VALUES, values(content.fields()))
                    .set(DRAFT.FILE_IDS, content.fileIds().toArray(Long[]::new))
                    .set(DRAFT.CREATED_AT, now)
                    .set(DRAFT.EDITED_AT, now)
                    .execute();
            return new Draft(id, author, content, now, now);
        });
    }

    /** Replaces what is filled in. */
    public Draft rewrite(Identity author, long id, Draft.Content content) {
        return transactions.write(() -> {
            var before = locked(author, id);
            hold(author, content.fileIds());
            letGo(before, content.fileIds());
            sql.update(DRAFT)
                    .set(DRAFT.PURPOSE, content.purpose().name())
                    .set(DRAFT.FIELD_NAMES, names(content.fields()))
                    .set(DRAFT.FIELD_VALUES, values(content.fields()))
                    .set(DRAFT.FILE_IDS, content.fileIds().toArray(Long[]::new))
                    .set(DRAFT.EDITED_AT, clock.instant())
                    .where(DRAFT.ID.eq(id))
                    .execute();
            return require(author, id);
        });
    }

    public void delete(Identity author, long id) {
        transactions.run(() -> {
            letGo(locked(author, id), List.of());
            remove(id);
        });
    }

    /** What {@code work} publishes takes the draft's place: both, or neither. Of two at once, one finds no draft. */
    public <T> T publish(Identity author, long id, Supplier<T> work) {
        return transactions.write(() -> {
            locked(author, id);
            remove(id);
            return work.get();
        });
    }

    /** Newest first. */
    public Page<Draft> of(Identity author, Page.Request page) {
        return transactions.read(() -> Page.of(
                sql.selectFrom(DRAFT)
                        .where(DRAFT.AUTHOR_ID.eq(author.id()).and(DRAFT.ID.lt(page.before())))
                        .orderBy(DRAFT.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(row -> read(row, author)),
                page.limit(),
                Draft::id));
    }

    /** One of this person's own; anybody else's is as if it were not there. */
    public Draft require(Identity author, long id) {
        return transactions
                .read(() -> sql.fetchOptional(DRAFT, own(author, id)).map(row -> read(row, author)))
                .orElseThrow(Drafts::none);
    }

    private Draft locked(Identity author, long id) {
        return sql.selectFrom(DRAFT)
                .where(own(author, id))
                .forUpdate()
                .fetchOptional()
                .map(row -> read(row, author))
                .orElseThrow(Drafts::none);
    }

    private void remove(long id) {
        sql.deleteFrom(DRAFT).where(DRAFT.ID.eq(id)).execute();
    }

    private void hold(Identity author, List<Long> fileIds) {
        if (!fileIds.isEmpty()) {
            attachments.hold(author, fileIds, clock.instant().plus(KEPT));
        }
    }

    private void letGo(Draft before, List<Long> kept) {
        var free = new TreeSet<>(before.content().fileIds());
        kept.forEach(free::remove);
        if (!free.isEmpty()) {
            attachments.letGo(before.author().id(), free);
        }
    }

    private static String[] names(Map<String, String> fields) {
        return new TreeMap<>(fields).keySet().toArray(String[]::new);
    }

    private static String[] values(Map<String, String> fields) {
        return new TreeMap<>(fields).values().toArray(String[]::new);
    }

    private static Draft read(DraftRecord row, Identity author) {
        var content = new Draft.Content(
                Purpose.valueOf(row.getPurpose()),
                fields(row.getFieldNames(), row.getFieldValues()),
                Arrays.asList(row.getFileIds()));
        return new Draft(row.getId(), author, content, row.getCreatedAt(), row.getEditedAt());
    }

    private static Map<String, String> fields(String[] names, String[] values) {
        var fields = new LinkedHashMap<String, String>();
        for (var at = 0; at < names.length; at++) {
            fields.put(names[at], values[at]);
        }
        return fields;
    }

    private static Condition own(Identity author, long id) {
        return DRAFT.ID.eq(id).and(DRAFT.AUTHOR_ID.eq(author.id()));
    }

    private static Refused none() {
        return Refused.notFound("There is no such draft of yours.");
    }
}
