package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.ATTACHMENT;
import static coop.talkoot.schema.Tables.MEDIA_FILE;

import coop.talkoot.documents.StoredFile.State;
import coop.talkoot.platform.Ids;
import coop.talkoot.schema.tables.records.AttachmentRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes attachments; transactions are the caller's. */
@Singleton
final class AttachmentRows {
    private final DSLContext sql;
    private final Ids ids;
    private final Clock clock;
    private final FileRows files;
    private final MediaAddresses addresses;

    AttachmentRows(DSLContext sql, Ids ids, Clock clock, FileRows files, MediaAddresses addresses) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.files = files;
        this.addresses = addresses;
    }

    long insert(long fileId, long ownerId, String description, Focus focus) {
        var row = sql.newRecord(ATTACHMENT);
        row.setId(ids.next());
        row.setFileId(fileId);
        row.setOwnerId(ownerId);
        row.setDescription(description);
        row.setFocusX(focus.x());
        row.setFocusY(focus.y());
        row.setCreatedAt(clock.instant());
        row.store();
        return row.getId();
    }

    void describe(long id, String description, Focus focus) {
        sql.update(ATTACHMENT)
                .set(ATTACHMENT.DESCRIPTION, description)
                .set(ATTACHMENT.FOCUS_X, focus.x())
                .set(ATTACHMENT.FOCUS_Y, focus.y())
                .where(ATTACHMENT.ID.eq(id))
                .execute();
    }

    void place(long id, long postId, int position) {
        sql.update(ATTACHMENT)
                .set(ATTACHMENT.POST_ID, postId)
                .set(ATTACHMENT.POSITION, (short) position)
                .where(ATTACHMENT.ID.eq(id))
                .execute();
    }

    /** They are gone, and so are their files soon. */
    int remove(Condition which) {
        var fileIds = sql.deleteFrom(ATTACHMENT)
                .where(which)
                .returning(ATTACHMENT.FILE_ID)
                .fetch(ATTACHMENT.FILE_ID);
        if (!fileIds.isEmpty()) {
            files.release(MEDIA_FILE.ID.in(fileIds));
        }
        return fileIds.size();
    }

    /** Locked until the end of the transaction: no file goes to two posts. */
    List<Attachment> locked(Condition which) {
        return read(sql.selectFrom(ATTACHMENT)
                .where(which)
                .orderBy(ATTACHMENT.POSITION, ATTACHMENT.ID)
                .forUpdate()
                .fetch());
    }

    Optional<Attachment> one(Condition which) {
        return read(sql.selectFrom(ATTACHMENT).where(which).fetch()).stream().findFirst();
    }

    int count(Condition which) {
        return sql.fetchCount(ATTACHMENT, which);
    }

    /** By post, in order: two queries however many there are. */
    Map<Long, List<Attachment>> ofPosts(Collection<Long> postIds) {
        var byPost = new LinkedHashMap<Long, List<Attachment>>();
        var found = read(sql.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.POST_ID.in(postIds))
                .orderBy(ATTACHMENT.POSITION, ATTACHMENT.ID)
                .fetch());
        for (var attachment : found) {
            byPost.computeIfAbsent(attachment.postId(), first -> new ArrayList<>())
                    .add(attachment);
        }
        return byPost;
    }

    /** Files of somebody's own that hang on no post, by id. */
    Map<Long, Attachment> waiting(long ownerId, Collection<Long> attachmentIds) {
        return read(sql.selectFrom(ATTACHMENT)
                        .where(ATTACHMENT.ID.in(attachmentIds).and(ATTACHMENT.OWNER_ID.eq(ownerId)))
                        .and(ATTACHMENT.POST_ID.isNull())
                        .fetch())
                .stream()
                .collect(Collectors.toMap(Attachment::id, attachment -> attachment));
    }

    long fileOf(long attachmentId) {
        return sql.select(ATTACHMENT.FILE_ID)
                .from(ATTACHMENT)
                .where(ATTACHMENT.ID.eq(attachmentId))
                .fetchSingle(ATTACHMENT.FILE_ID);
    }

    /** Files of somebody's own that hang on no post: kept until then, or like any other. Gives how many. */
    int hold(long ownerId, Collection<Long> ids, @Nullable Instant until) {
        return sql.update(ATTACHMENT)
                .set(ATTACHMENT.HELD_UNTIL, until)
                .where(ATTACHMENT.ID.in(ids).and(ATTACHMENT.OWNER_ID.eq(ownerId)))
                .and(ATTACHMENT.POST_ID.isNull())
                .execute();
    }

    /** Uploads that hang on no post since, and that nobody holds. */
    int forget(Instant since, int most) {
        var old = sql.select(ATTACHMENT.ID)
                .from(ATTACHMENT)
                .where(ATTACHMENT.POST_ID.isNull().and(ATTACHMENT.CREATED_AT.lt(since)))
                .and(ATTACHMENT.HELD_UNTIL.isNull().or(ATTACHMENT.HELD_UNTIL.lt(since)))
                .orderBy(ATTACHMENT.CREATED_AT)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(ATTACHMENT.ID);
        return old.isEmpty() ? 0 : remove(ATTACHMENT.ID.in(old));
    }

    private List<Attachment> read(List<AttachmentRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var kept = files.byId(rows.stream().map(AttachmentRecord::getFileId).toList());
        var read = new ArrayList<Attachment>();
        for (var row : rows) {
            var file = kept.get(row.getFileId());
            if (file != null && file.state() != State.WRITING) {
                read.add(new Attachment(
                        row.getId(),
                        row.getPostId(),
                        file.family(),
                        file.mediaType(),
                        addresses.original(file),
                        addresses.small(file),
                        file.remoteUrl(),
                        file.size(),
                        file.smallSize(),
                        file.blurhash(),
                        row.getDescription(),
                        new Focus(row.getFocusX(), row.getFocusY())));
            }
        }
        return read;
    }
}
