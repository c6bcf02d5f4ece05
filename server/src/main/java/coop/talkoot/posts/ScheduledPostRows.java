package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.SCHEDULED_POST;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.schema.tables.records.ScheduledPostRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link ScheduledPost}. */
@Singleton
final class ScheduledPostRows {
    private final DSLContext sql;
    private final Identities identities;

    ScheduledPostRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    /** One change of an author's at a time. */
    void lockAuthor(Identity author) {
        sql.fetch("select pg_advisory_xact_lock({0})", DSL.val(author.id()));
    }

    void insert(long id, Identity author, ScheduledPost.Draft draft, Instant dueAt, Instant now) {
        var row = sql.newRecord(SCHEDULED_POST);
        row.setId(id);
        row.setAuthorId(author.id());
        row.setDueAt(dueAt);
        row.setCreatedAt(now);
        fill(row, draft);
        row.insert();
    }

    int update(Condition which, ScheduledPost.Draft draft) {
        var row = sql.newRecord(SCHEDULED_POST);
        fill(row, draft);
        return sql.update(SCHEDULED_POST).set(row).where(which).execute();
    }

    private static void fill(ScheduledPostRecord row, ScheduledPost.Draft draft) {
        var group = draft.group();
        row.setGroupId(group == null ? null : group.id());
        row.setInReplyToId(draft.inReplyToId());
        row.setAudience(draft.audience().name());
        row.setTitle(draft.said().title());
        row.setText(draft.said().text());
        row.setLanguage(draft.said().language());
        row.setTags(draft.said().tags().toArray(String[]::new));
        row.setWarning(draft.said().warning());
        row.setIsSensitive(draft.said().isSensitive());
        row.setFileIds(draft.fileIds().toArray(Long[]::new));
        fill(row, draft.poll());
        row.setRecipientIds(draft.recipients().stream().map(Identity::id).toArray(Long[]::new));
        row.setExtra(draft.extra() == null ? null : JSON.valueOf(draft.extra()));
    }

    private static void fill(ScheduledPostRecord row, @Nullable NewPoll poll) {
        row.setPollOptions(poll == null ? new String[0] : poll.options().toArray(String[]::new));
        row.setPollIsMultiple(poll != null && poll.isMultiple());
        row.setPollHidesTotals(poll != null && poll.hidesTotals());
        row.setPollLastsSeconds(poll == null ? 0L : poll.lasts().toSeconds());
    }

    private static @Nullable NewPoll poll(ScheduledPostRecord row) {
        var options =
                Arrays.stream(row.getPollOptions()).filter(Objects::nonNull).toList();
        return options.isEmpty()
                ? null
                : new NewPoll(
                        options,
                        row.getPollIsMultiple(),
                        row.getPollHidesTotals(),
                        Duration.ofSeconds(row.getPollLastsSeconds()));
    }

    /** Newest first. */
    List<ScheduledPost> read(Condition condition, int limit) {
        var rows = sql.selectFrom(SCHEDULED_POST)
                .where(condition)
                .orderBy(SCHEDULED_POST.ID.desc())
                .limit(limit)
                .fetch();
        var people = new LinkedHashSet<Long>();
        rows.forEach(row -> {
            people.add(row.getAuthorId());
            if (row.getGroupId() != null) {
                people.add(row.getGroupId());
            }
            people.addAll(recipients(row));
        });
        var known = identities.byIds(people);
        return rows.map(row -> read(row, known));
    }

    private static ScheduledPost read(ScheduledPostRecord row, Map<Long, Identity> known) {
        var draft = new ScheduledPost.Draft(
                row.getGroupId() == null ? null : known.get(row.getGroupId()),
                row.getInReplyToId(),
                Audience.valueOf(row.getAudience()),
                new ScheduledPost.Said(
                        row.getTitle(),
                        row.getText(),
                        row.getLanguage(),
                        Arrays.stream(row.getTags()).filter(Objects::nonNull).toList(),
                        row.getWarning(),
                        row.getIsSensitive()),
                recipients(row).stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .toList(),
                poll(row),
                Arrays.stream(row.getFileIds()).filter(Objects::nonNull).toList(),
                row.getExtra() == null ? null : row.getExtra().data());
        return new ScheduledPost(
                row.getId(),
                Objects.requireNonNull(known.get(row.getAuthorId())),
                draft,
                row.getDueAt(),
                row.getRefusal(),
                row.getCreatedAt());
    }

    /** Files of all that an author has waiting. */
    Set<Long> waitingFiles(long authorId) {
        return sql
                .select(SCHEDULED_POST.FILE_IDS)
                .from(SCHEDULED_POST)
                .where(SCHEDULED_POST.AUTHOR_ID.eq(authorId))
                .fetch(SCHEDULED_POST.FILE_IDS)
                .stream()
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<Long> recipients(ScheduledPostRecord row) {
        return Arrays.stream(row.getRecipientIds()).filter(Objects::nonNull).toList();
    }
}
