package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.MEDIA_FILE;

import coop.talkoot.documents.StoredFile.State;
import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.documents.picture.Prepared;
import coop.talkoot.documents.picture.Size;
import coop.talkoot.platform.Ids;
import coop.talkoot.schema.tables.records.MediaFileRecord;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes the table of files; transactions are the caller's. */
@Singleton
final class FileRows {
    private static final Duration NOTICED = Duration.ofHours(1);

    private final DSLContext sql;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FileRows(DSLContext sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** A row for files that are about to be written. */
    StoredFile begin() {
        var key = key();
        var row = fresh(key);
        row.setPlace(key);
        row.setState(State.WRITING.name());
        row.store();
        return read(row);
    }

    /** A row for what another server has. */
    long remote(RemoteFile file) {
        return remote(file, null);
    }

    /** The same; more than {@code mostBytes} of it are never fetched. */
    long remote(RemoteFile file, @Nullable Integer mostBytes) {
        var row = fresh(key());
        row.setMostBytes(mostBytes == null ? null : mostBytes.longValue());
        row.setState(State.REMOTE.name());
        row.setRemoteUrl(file.url());
        say(row, file);
        row.store();
        return row.getId();
    }

    /** Another server says something else of a file; what was read of it here stands. */
    void saidAgain(long id, RemoteFile file) {
        var row = sql.newRecord(MEDIA_FILE);
        say(row, file);
        sql.update(MEDIA_FILE)
                .set(row)
                .where(MEDIA_FILE.ID.eq(id).and(MEDIA_FILE.STATE.eq(State.REMOTE.name())))
                .execute();
    }

    /** Its files are there. */
    void ready(long id, Written written) {
        var row = sql.newRecord(MEDIA_FILE);
        fill(row, written);
        sql.update(MEDIA_FILE).set(row).where(MEDIA_FILE.ID.eq(id)).execute();
    }

    /** What was written under {@code begun} are the files of {@code id}, unless somebody else brought them before. */
    void readyAs(long id, StoredFile begun, Written written) {
        sql.deleteFrom(MEDIA_FILE).where(MEDIA_FILE.ID.eq(begun.id())).execute();
        var row = sql.newRecord(MEDIA_FILE);
        fill(row, written);
        row.setPlace(begun.place());
        row.setFailures(0);
        row.setFailedAt(null);
        row.setUsedAt(clock.instant());
        var changed = sql.update(MEDIA_FILE)
                .set(row)
                .where(MEDIA_FILE.ID.eq(id).and(MEDIA_FILE.STATE.eq(State.REMOTE.name())))
                .execute();
        if (changed == 0) {
            leaveBehind(begun, written);
        }
    }

    void failed(long id) {
        sql.update(MEDIA_FILE)
                .set(MEDIA_FILE.FAILURES, MEDIA_FILE.FAILURES.plus(1))
                .set(MEDIA_FILE.FAILED_AT, clock.instant())
                .where(MEDIA_FILE.ID.eq(id))
                .execute();
    }

    /** Nobody may have it from now on, and its files go. */
    void release(Condition which) {
        sql.update(MEDIA_FILE)
                .set(MEDIA_FILE.RELEASED_AT, clock.instant())
                .where(which.and(MEDIA_FILE.RELEASED_AT.isNull()))
                .execute();
    }

    /** The files of a copy go; a row of their own remembers them until they have gone. */
    void evict(StoredFile file) {
        var evicted = sql.update(MEDIA_FILE)
                .set(MEDIA_FILE.STATE, State.REMOTE.name())
                .setNull(MEDIA_FILE.PLACE)
                .where(MEDIA_FILE.ID.eq(file.id()).and(MEDIA_FILE.PLACE.eq(file.place())))
                .execute();
        if (evicted > 0) {
            var row = fresh(key());
            row.setState(State.WRITING.name());
            row.setPlace(file.place());
            row.setMediaType(file.mediaType());
            row.setSmallType(file.smallType());
            row.setReleasedAt(clock.instant());
            row.store();
        }
    }

    void delete(long id) {
        sql.deleteFrom(MEDIA_FILE).where(MEDIA_FILE.ID.eq(id)).execute();
    }

    Optional<StoredFile> one(Condition which) {
        return sql.selectFrom(MEDIA_FILE)
                .where(which.and(MEDIA_FILE.RELEASED_AT.isNull()))
                .fetchOptional(FileRows::read);
    }

    Map<Long, StoredFile> byId(List<Long> wanted) {
        return sql.selectFrom(MEDIA_FILE).where(MEDIA_FILE.ID.in(wanted)).fetchMap(MEDIA_FILE.ID, FileRows::read);
    }

    List<StoredFile> released(int most) {
        return sql.selectFrom(MEDIA_FILE)
                .where(MEDIA_FILE.RELEASED_AT.isNotNull())
                .orderBy(MEDIA_FILE.RELEASED_AT)
                .limit(most)
                .fetch(FileRows::read);
    }

    /** Copies of what others have, those first that nobody has looked at for longest. */
    List<StoredFile> copies(@Nullable Instant unusedSince, int most) {
        return sql.selectFrom(MEDIA_FILE)
                .where(MEDIA_FILE.STATE.eq(State.READY.name()).and(MEDIA_FILE.REMOTE_URL.isNotNull()))
                .and(unusedSince == null ? DSL.noCondition() : MEDIA_FILE.USED_AT.lt(unusedSince))
                .orderBy(MEDIA_FILE.USED_AT, MEDIA_FILE.ID)
                .limit(most)
                .fetch(FileRows::read);
    }

    long bytesOfCopies() {
        var bytes = sql.select(DSL.sum(MEDIA_FILE.ORIGINAL_BYTES.plus(MEDIA_FILE.SMALL_BYTES)))
                .from(MEDIA_FILE)
                .where(MEDIA_FILE.STATE.eq(State.READY.name()).and(MEDIA_FILE.REMOTE_URL.isNotNull()))
                .fetchOne(0, Long.class);
        return bytes == null ? 0 : bytes;
    }

    /** Somebody looks at it: noted once an hour. */
    void used(StoredFile file) {
        var now = clock.instant();
        if (file.usedAt().isBefore(now.minus(NOTICED))) {
            sql.update(MEDIA_FILE)
                    .set(MEDIA_FILE.USED_AT, now)
                    .where(MEDIA_FILE.ID.eq(file.id()))
                    .execute();
        }
    }

    private void leaveBehind(StoredFile begun, Written written) {
        var row = fresh(key());
        fill(row, written);
        row.setState(State.WRITING.name());
        row.setPlace(begun.place());
        row.setReleasedAt(clock.instant());
        row.store();
    }

    private MediaFileRecord fresh(String key) {
        var row = sql.newRecord(MEDIA_FILE);
        row.setId(ids.next());
        row.setKey(key);
        row.setCreatedAt(clock.instant());
        row.setUsedAt(clock.instant());
        return row;
    }

    private static void say(MediaFileRecord row, RemoteFile file) {
        row.setFamily(file.family().name());
        row.setMediaType(file.mediaType());
        row.setBlurhash(file.blurhash());
        var size = file.size();
        row.setWidth(size == null ? null : size.width());
        row.setHeight(size == null ? null : size.height());
    }

    private static void fill(MediaFileRecord row, Written written) {
        var prepared = written.prepared();
        row.setState(State.READY.name());
        row.setFamily(prepared.kind().family().name());
        row.setMediaType(prepared.kind().mediaType());
        row.setWidth(prepared.size().map(Size::width).orElse(null));
        row.setHeight(prepared.size().map(Size::height).orElse(null));
        row.setSmallType(prepared.small().map(small -> small.kind().mediaType()).orElse(null));
        row.setSmallWidth(prepared.small().map(small -> small.size().width()).orElse(null));
        row.setSmallHeight(prepared.small().map(small -> small.size().height()).orElse(null));
        row.setBlurhash(prepared.blurhash());
        row.setOriginalBytes(written.originalBytes());
        row.setSmallBytes(written.smallBytes());
    }

    /** What was prepared and is on the shelf. */
    record Written(Prepared prepared, long originalBytes, long smallBytes) {}

    static StoredFile read(MediaFileRecord row) {
        return new StoredFile(
                row.getId(),
                row.getKey(),
                row.getPlace(),
                State.valueOf(row.getState()),
                row.getFamily() == null ? FileKind.Family.UNKNOWN : FileKind.Family.valueOf(row.getFamily()),
                row.getMediaType(),
                row.getSmallType(),
                size(row.getWidth(), row.getHeight()),
                size(row.getSmallWidth(), row.getSmallHeight()),
                row.getBlurhash(),
                row.getOriginalBytes() == null ? 0 : row.getOriginalBytes(),
                row.getSmallBytes() == null ? 0 : row.getSmallBytes(),
                row.getRemoteUrl(),
                row.getFailures() == null ? 0 : row.getFailures(),
                row.getFailedAt(),
                row.getUsedAt(),
                row.getMostBytes());
    }

    private static @Nullable Size size(@Nullable Integer width, @Nullable Integer height) {
        return width == null || height == null ? null : new Size(width, height);
    }

    private String key() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
