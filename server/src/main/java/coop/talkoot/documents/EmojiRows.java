package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.CUSTOM_EMOJI;
import static coop.talkoot.schema.Tables.MEDIA_FILE;

import coop.talkoot.platform.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Row2;
import org.jooq.SelectConnectByStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes the table of emoji; transactions are the caller's. */
@Singleton
final class EmojiRows {
    private final DSLContext sql;
    private final Ids ids;
    private final Clock clock;
    private final FileRows files;
    private final MediaAddresses addresses;

    EmojiRows(DSLContext sql, Ids ids, Clock clock, FileRows files, MediaAddresses addresses) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.files = files;
        this.addresses = addresses;
    }

    /** Whose word it is, and the word. */
    record Name(@Nullable String domain, String shortcode) {}

    /** In one query, however many; those nobody knows are left out. */
    Map<Name, CustomEmoji> byName(Collection<Name> names) {
        var own = new ArrayList<String>();
        var others = new ArrayList<Row2<String, String>>();
        for (var name : names) {
            var domain = name.domain();
            if (domain == null) {
                own.add(name.shortcode());
            } else {
                others.add(DSL.row(DSL.val(domain), DSL.val(name.shortcode())));
            }
        }
        var isOwn = CUSTOM_EMOJI.DOMAIN.isNull().and(CUSTOM_EMOJI.SHORTCODE.in(own));
        var isOther = DSL.row(CUSTOM_EMOJI.DOMAIN, CUSTOM_EMOJI.SHORTCODE).in(others);
        var wanted = others.isEmpty() ? isOwn : own.isEmpty() ? isOther : isOwn.or(isOther);
        var found = new HashMap<Name, CustomEmoji>();
        select().where(wanted).forEach(row -> {
            var emoji = read(row);
            found.put(new Name(emoji.domain(), emoji.shortcode()), emoji);
        });
        return found;
    }

    Optional<CustomEmoji> one(long id) {
        return select().where(CUSTOM_EMOJI.ID.eq(id)).fetchOptional(this::read);
    }

    /** Those of this instance that may be drawn, by category and name. */
    List<CustomEmoji> own() {
        return select().where(CUSTOM_EMOJI.DOMAIN.isNull().and(CUSTOM_EMOJI.IS_ENABLED))
                .orderBy(CUSTOM_EMOJI.CATEGORY.asc().nullsFirst(), CUSTOM_EMOJI.SHORTCODE)
                .fetch(this::read);
    }

    /** Newest first. */
    List<CustomEmoji> newest(Condition which, long before, int limit) {
        SelectConnectByStep<?> found = select().where(which.and(CUSTOM_EMOJI.ID.lt(before)));
        return found.orderBy(CUSTOM_EMOJI.ID.desc()).limit(limit).fetch(this::read);
    }

    int count(Condition which) {
        return sql.fetchCount(CUSTOM_EMOJI, which);
    }

    /** Empty when there is one of this name already. */
    OptionalLong insert(Name name, long fileId, @Nullable String category) {
        var id = ids.next();
        var now = clock.instant();
        var inserted = sql.insertInto(CUSTOM_EMOJI)
                .set(CUSTOM_EMOJI.ID, id)
                .set(CUSTOM_EMOJI.DOMAIN, name.domain())
                .set(CUSTOM_EMOJI.SHORTCODE, name.shortcode())
                .set(CUSTOM_EMOJI.FILE_ID, fileId)
                .set(CUSTOM_EMOJI.CATEGORY, category)
                .set(CUSTOM_EMOJI.CREATED_AT, now)
                .set(CUSTOM_EMOJI.UPDATED_AT, now)
                .onConflict(CUSTOM_EMOJI.DOMAIN, CUSTOM_EMOJI.SHORTCODE)
                .doNothing()
                .execute();
        return inserted == 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** Another picture for the same word; false when the word is gone. */
    boolean show(long id, long fileId) {
        var before = sql.select(CUSTOM_EMOJI.FILE_ID)
                .from(CUSTOM_EMOJI)
                .where(CUSTOM_EMOJI.ID.eq(id))
                .forUpdate()
                .fetchOptional(CUSTOM_EMOJI.FILE_ID);
        before.ifPresent(old -> {
            sql.update(CUSTOM_EMOJI)
                    .set(CUSTOM_EMOJI.FILE_ID, fileId)
                    .set(CUSTOM_EMOJI.UPDATED_AT, clock.instant())
                    .where(CUSTOM_EMOJI.ID.eq(id))
                    .execute();
            files.release(MEDIA_FILE.ID.eq(old));
        });
        return before.isPresent();
    }

    void change(long id, @Nullable String category, boolean isListed, boolean isEnabled) {
        sql.update(CUSTOM_EMOJI)
                .set(CUSTOM_EMOJI.CATEGORY, category)
                .set(CUSTOM_EMOJI.IS_LISTED, isListed)
                .set(CUSTOM_EMOJI.IS_ENABLED, isEnabled)
                .set(CUSTOM_EMOJI.UPDATED_AT, clock.instant())
                .where(CUSTOM_EMOJI.ID.eq(id))
                .execute();
    }

    /** They go with their files; gives what they were. */
    List<Name> remove(Condition which) {
        var gone = sql.deleteFrom(CUSTOM_EMOJI)
                .where(which)
                .returning(CUSTOM_EMOJI.DOMAIN, CUSTOM_EMOJI.SHORTCODE, CUSTOM_EMOJI.FILE_ID)
                .fetch();
        if (gone.isNotEmpty()) {
            files.release(MEDIA_FILE.ID.in(gone.getValues(CUSTOM_EMOJI.FILE_ID)));
        }
        return gone.map(row -> new Name(row.getDomain(), row.getShortcode()));
    }

    /** The servers any came from that {@code wanted} is about. */
    List<String> domains(Predicate<String> wanted) {
        return sql
                .selectDistinct(CUSTOM_EMOJI.DOMAIN)
                .from(CUSTOM_EMOJI)
                .where(CUSTOM_EMOJI.DOMAIN.isNotNull())
                .fetch(CUSTOM_EMOJI.DOMAIN)
                .stream()
                .filter(wanted)
                .toList();
    }

    private SelectOnConditionStep<Record> select() {
        return sql.select(CUSTOM_EMOJI.fields())
                .select(MEDIA_FILE.fields())
                .from(CUSTOM_EMOJI)
                .join(MEDIA_FILE)
                .on(MEDIA_FILE.ID.eq(CUSTOM_EMOJI.FILE_ID));
    }

    private CustomEmoji read(Record row) {
        var emoji = row.into(CUSTOM_EMOJI);
        var file = FileRows.read(row.into(MEDIA_FILE));
        var url = addresses.original(file);
        var still = addresses.small(file);
        return new CustomEmoji(
                emoji.getId(),
                emoji.getShortcode(),
                emoji.getDomain(),
                url,
                still == null ? url : still,
                file.mediaType(),
                file.remoteUrl(),
                emoji.getCategory(),
                emoji.getIsListed(),
                emoji.getIsEnabled(),
                emoji.getUpdatedAt());
    }
}
