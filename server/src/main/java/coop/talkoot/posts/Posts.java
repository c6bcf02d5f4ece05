package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.BOOKMARK;
import static coop.talkoot.schema.Tables.PIN;
import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.documents.Attachments;
import coop.talkoot.groups.Moved;
import coop.talkoot.people.Blocks;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the envelopes. Writes them without telling anybody: the room whose post it is says what happened
 * ({@link Notes} for notes, exchange for listings).
 */
@Singleton
public final class Posts {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final PostRows rows;
    private final Blocks blocks;
    private final Versions versions;
    private final PollRows polls;
    private final Conversations conversations;
    private final Attachments attachments;

    Posts(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Settings settings,
            PostRows rows,
            Blocks blocks,
            Versions versions,
            PollRows polls,
            Conversations conversations,
            Attachments attachments) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.rows = rows;
        this.blocks = blocks;
        this.versions = versions;
        this.polls = polls;
        this.conversations = conversations;
        this.attachments = attachments;
    }

    /** What became of a post to be written; when it is not new, nothing was done and it is given back as it is. */
    public record Written(Post post, boolean isNew) {}

    /** Writes a post, unless it is a remote one that is known already. */
    public Written write(NewPost post) {
        var group = post.group();
        if (group != null && group.id() != post.author().id()) {
            Moved.refuse(group);
        }
        return transactions.write(() -> {
            var id = ids.next();
            var uri = switch (post.origin()) {
                case Origin.Local local -> settings.uri("/" + post.folder() + "/" + id);
                case Origin.Remote remote -> remote.uri();
            };
            var parent = Optional.ofNullable(post.inReplyToUri()).flatMap(this::byUri);
            parent.ifPresent(answered -> checkMayAnswer(post, answered));
            return rows.insert(id, uri, post, parent.orElse(null), clock.instant())
                    .map(written -> {
                        conversations.add(written);
                        if (Attachments.areEnclosed()) {
                            attachments.settle(id, written.author().id());
                        }
                        return new Written(written, true);
                    })
                    .orElseGet(() -> new Written(byUri(uri).orElseThrow(), false));
        });
    }

    /**
     * Replaces what a post says, and keeps what it said. {@code editedAt} null is now; {@code raw} the remote object as it came. Refused for
     * one that is deleted, also since whoever asks has read it.
     */
    public Post rewrite(long id, Words words, @Nullable Instant editedAt, @Nullable String raw) {
        return transactions.write(() -> {
            var before = sql.selectFrom(POST)
                    .where(POST.ID.eq(id).and(POST.DELETED_AT.isNull()))
                    .forNoKeyUpdate()
                    .fetchOptional()
                    .orElseThrow(() -> new Refused(new Refusal.Gone("This was taken back by who wrote it.")));
            var changedAt = editedAt == null ? clock.instant() : editedAt;
            versions.keep(before, words, changedAt);
            sql.update(POST)
                    .set(POST.TITLE, words.title())
                    .set(POST.TEXT, words.text())
                    .set(POST.CONTENT_HTML, words.contentHtml())
                    .set(POST.LANGUAGE, words.language())
                    .set(POST.WARNING, words.warning())
                    .set(POST.IS_SENSITIVE, words.isSensitive())
                    .set(POST.EDITED_AT, changedAt)
                    .set(POST.RAW, raw == null ? null : JSON.valueOf(raw))
                    .where(POST.ID.eq(id))
                    .execute();
            replaceTags(id, words.tags());
            var rewritten = get(id);
            attachments.settle(id, rewritten.author().id());
            return rewritten;
        });
    }

    /** Empties a post and leaves a tombstone under its name. */
    public Post delete(long id) {
        return transactions.write(() -> {
            sql.update(POST)
                    .set(POST.TITLE, "")
                    .set(POST.TEXT, "")
                    .set(POST.CONTENT_HTML, "")
                    .set(POST.WARNING, "")
                    .set(POST.IS_SENSITIVE, false)
                    .setNull(POST.RAW)
                    .set(POST.DELETED_AT, clock.instant())
                    .where(POST.ID.eq(id).and(POST.DELETED_AT.isNull()))
                    .execute();
            replaceTags(id, List.of());
            versions.forget(id);
            polls.delete(id);
            var left = get(id);
            conversations.remove(left);
            sql.deleteFrom(PIN).where(PIN.POST_ID.eq(id)).execute();
            sql.deleteFrom(BOOKMARK).where(BOOKMARK.POST_ID.eq(id)).execute();
            attachments.release(id);
            return left;
        });
    }

    /** A group vouches for a remote post that says it belongs to it. */
    public Post placeInGroup(long id, Identity group) {
        return transactions.write(() -> {
            sql.update(POST)
                    .set(POST.GROUP_ID, group.id())
                    .where(POST.ID.eq(id).and(POST.GROUP_ID.isNull()).and(POST.IS_LOCAL.isFalse()))
                    .execute();
            return get(id);
        });
    }

    /** A post by its id, deleted ones too, whoever asks: for code that has checked, or serves tombstones. */
    public Optional<Post> find(long id) {
        return transactions.read(() -> rows.one(POST.ID.eq(id)));
    }

    public Optional<Post> byUri(String uri) {
        return transactions.read(() -> rows.one(POST.URI.eq(uri)));
    }

    /** Those of {@code uris} that are known here, whoever asks. */
    public List<Post> byUris(Collection<String> uris) {
        return uris.isEmpty() ? List.of() : transactions.read(() -> rows.ascending(POST.URI.in(uris), 0, uris.size()));
    }

    /** Those of {@code uris} that are of deleted posts. */
    public Set<String> deletedAmong(Collection<String> uris) {
        return uris.isEmpty()
                ? Set.of()
                : transactions.read(() -> sql.select(POST.URI)
                        .from(POST)
                        .where(POST.URI.in(uris).and(POST.DELETED_AT.isNotNull()))
                        .fetchSet(POST.URI));
    }

    /** A post by its id if {@code actorId} (null: the public) may read it. */
    public Optional<Post> readable(long id, @Nullable Long actorId) {
        return transactions.read(() -> rows.one(POST.ID.eq(id).and(Visibility.to(actorId))));
    }

    /** {@link #readable}, or a refusal: gone when a tombstone of an open post is left, else not found. */
    public Post require(long id, @Nullable Long actorId) {
        return readable(id, actorId).orElseThrow(() -> {
            var gone =
                    find(id).filter(post -> post.isDeleted() && post.audience().isOpen());
            return gone.isPresent()
                    ? new Refused(new Refusal.Gone("This was taken back by who wrote it."))
                    : Refused.notFound("There is nothing here, or nothing that you may see.");
        });
    }

    /** What a post answers, if that is known here: one small query. */
    public Optional<Answered> answeredBy(Post post) {
        return Optional.ofNullable(post.inReplyToId())
                .flatMap(id -> transactions.read(() -> sql.select(POST.AUTHOR_ID, POST.KIND)
                        .from(POST)
                        .where(POST.ID.eq(id))
                        .fetchOptional(row -> new Answered(row.value1(), Post.Kind.valueOf(row.value2())))));
    }

    /** How many posts live on this instance, for NodeInfo. */
    public int countLocal() {
        return transactions.read(
                () -> sql.fetchCount(POST, POST.IS_LOCAL.isTrue().and(POST.DELETED_AT.isNull())));
    }

    private Post get(long id) {
        return rows.one(POST.ID.eq(id)).orElseThrow(() -> new IllegalStateException("there is no post " + id));
    }

    /** Nobody answers what they cannot see, or whom a block keeps them from. */
    void checkMayAnswer(NewPost post, Post answered) {
        // Whom a remote author addressed is not known here in full, so only our own posts are guarded against them.
        if ((post.origin() instanceof Origin.Local || answered.isLocal())
                && readable(answered.id(), post.author().id()).isEmpty()) {
            throw Refused.notFound("What you answer is not there, or not for you to see.");
        }
        if (blocks.stands(answered.author().id(), post.author().id())) {
            throw Refused.notAllowed("You cannot answer this person.");
        }
    }

    private void replaceTags(long id, List<String> tags) {
        sql.deleteFrom(POST_TAG).where(POST_TAG.POST_ID.eq(id)).execute();
        rows.addTags(id, tags);
    }
}
