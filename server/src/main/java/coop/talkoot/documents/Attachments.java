package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.ATTACHMENT;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Files that hang on posts, or wait to. Whoever may read a post may see what hangs on it. */
@Singleton
public final class Attachments {
    /** Of one post of ours. */
    public static final int MOST = 4;
    /** Of one post of another server. */
    public static final int MOST_REMOTE = 16;

    public static final int LONGEST_DESCRIPTION = 1500;
    /** Of one person. */
    private static final int MOST_WAITING = 60;

    private static final ScopedValue<Enclosed> ENCLOSED = ScopedValue.newInstance();

    private final Transactions transactions;
    private final KeptFiles kept;
    private final FileRows files;
    private final AttachmentRows rows;

    Attachments(Transactions transactions, KeptFiles kept, FileRows files, AttachmentRows rows) {
        this.transactions = transactions;
        this.kept = kept;
        this.files = files;
        this.rows = rows;
    }

    private sealed interface Enclosed {
        record Own(List<Chosen> chosen) implements Enclosed {}

        record Foreign(List<RemoteFile> files) implements Enclosed {}
    }

    /** Keeps a file of somebody's. It waits for a day to be chosen for a post. */
    public Attachment upload(Identity owner, InputStream content, String description, Focus focus) {
        var words = checked(description);
        var waiting = transactions.read(
                () -> rows.count(ATTACHMENT.OWNER_ID.eq(owner.id()).and(ATTACHMENT.POST_ID.isNull())));
        if (waiting >= MOST_WAITING) {
            throw Refused.conflict("You have " + waiting + " files here that are in no post. Use them first,"
                    + " or wait: what is in no post goes after a day.");
        }
        return kept.take(kept.sent(content), any -> true, (begun, written) -> {
            files.ready(begun.id(), written);
            var id = rows.insert(begun.id(), owner.id(), words, focus);
            return rows.one(ATTACHMENT.ID.eq(id)).orElseThrow();
        });
    }

    /** A file of this person's own that hangs on no post yet. */
    public Optional<Attachment> waiting(Identity owner, long id) {
        return transactions.read(() -> rows.one(
                ATTACHMENT.ID.eq(id).and(ATTACHMENT.OWNER_ID.eq(owner.id())).and(ATTACHMENT.POST_ID.isNull())));
    }

    /** Those of these files that are their own and hang on no post yet, by id; two queries for all. */
    public Map<Long, Attachment> waiting(Identity owner, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : transactions.read(() -> rows.waiting(owner.id(), ids));
    }

    /** {@link #waiting}, or a refusal. */
    public Attachment require(Identity owner, long id) {
        return waiting(owner, id).orElseThrow(() -> Refused.notFound("There is no such file of yours that waits."));
    }

    /** Its owner says something else of a file that waits. */
    public Attachment update(Identity owner, long id, String description, Focus focus) {
        var words = checked(description);
        return transactions.write(() -> {
            require(owner, id);
            rows.describe(id, words, focus);
            return require(owner, id);
        });
    }

    /** Its owner does not want a file after all. */
    public void discard(Identity owner, long id) {
        transactions.run(() -> {
            require(owner, id);
            rows.remove(ATTACHMENT.ID.eq(id).and(ATTACHMENT.POST_ID.isNull()));
        });
    }

    /** Files that wait for a post which is published later are not swept away before. */
    public void hold(Identity owner, List<Long> ids, Instant until) {
        transactions.run(() -> {
            if (rows.hold(owner.id(), ids, until) < Set.copyOf(ids).size()) {
                throw Refused.invalid("media", "Choose files that you have uploaded yourself and not used yet.");
            }
        });
    }

    /** Files that wait for nothing any more: {@link #hold} is over. */
    public void letGo(long ownerId, Collection<Long> ids) {
        transactions.run(() -> rows.hold(ownerId, ids, null));
    }

    public List<Attachment> ofPost(long postId) {
        return ofPosts(List.of(postId)).getOrDefault(postId, List.of());
    }

    /** What hangs on each, in order; two queries for a page. Posts without anything are left out. */
    public Map<Long, List<Attachment>> ofPosts(Collection<Long> postIds) {
        return postIds.isEmpty() ? Map.of() : transactions.read(() -> rows.ofPosts(postIds));
    }

    /**
     * The post that {@code work} writes or rewrites gets these files, in this order, and no others. Without, a new
     * post has none, and one that is rewritten keeps its own.
     */
    public <T> T enclosing(List<Chosen> chosen, Supplier<T> work) {
        return ScopedValue.where(ENCLOSED, new Enclosed.Own(List.copyOf(chosen)))
                .call(work::get);
    }

    /** The same for a post of another server. */
    public <T> T enclosingRemote(List<RemoteFile> remote, Supplier<T> work) {
        return ScopedValue.where(ENCLOSED, new Enclosed.Foreign(List.copyOf(remote)))
                .call(work::get);
    }

    /** Whether what another server says of a post's files is what is known of them already. */
    public boolean areKnown(long postId, List<RemoteFile> said) {
        var known = ofPost(postId).stream()
                .map(attachment ->
                        List.of(String.valueOf(attachment.remoteUrl()), attachment.description(), attachment.focus()))
                .toList();
        return known.equals(said.stream()
                .map(file -> List.of(file.url(), file.description(), file.focus()))
                .toList());
    }

    /** Whether the post that is being written gets a file. */
    public static boolean areEnclosed() {
        return ENCLOSED.isBound()
                && switch (ENCLOSED.get()) {
                    case Enclosed.Own own -> !own.chosen().isEmpty();
                    case Enclosed.Foreign foreign -> !foreign.files().isEmpty();
                };
    }

    /** The post is written: called by the room of posts, inside the transaction, before anybody is told. */
    public void settle(long postId, long authorId) {
        if (ENCLOSED.isBound()) {
            switch (ENCLOSED.get()) {
                case Enclosed.Own own -> settleOwn(postId, authorId, own.chosen());
                case Enclosed.Foreign foreign -> settleForeign(postId, authorId, foreign.files());
            }
        }
    }

    /** Some file hangs on the post. */
    public static Condition hangOn(Field<Long> postId) {
        return DSL.exists(DSL.selectOne().from(ATTACHMENT).where(ATTACHMENT.POST_ID.eq(postId)));
    }

    /** The post is gone, and so is what hung on it. */
    public void release(long postId) {
        transactions.run(() -> rows.remove(ATTACHMENT.POST_ID.eq(postId)));
    }

    private void settleOwn(long postId, long authorId, List<Chosen> chosen) {
        var ids = chosen.stream().map(Chosen::id).collect(Collectors.toSet());
        if (chosen.size() > MOST || ids.size() < chosen.size()) {
            throw Refused.invalid("media", "A post has at most " + MOST + " files, each once.");
        }
        var theirs = rows.locked(ATTACHMENT
                .OWNER_ID
                .eq(authorId)
                .and(ATTACHMENT.POST_ID.eq(postId).or(ATTACHMENT.ID.in(ids).and(ATTACHMENT.POST_ID.isNull()))));
        var byId = theirs.stream().collect(Collectors.toMap(Attachment::id, attachment -> attachment));
        if (!byId.keySet().containsAll(ids)) {
            throw Refused.invalid("media", "Choose files that you have uploaded yourself and not used yet.");
        }
        rows.remove(ATTACHMENT.POST_ID.eq(postId).and(ATTACHMENT.ID.notIn(ids)));
        for (var position = 0; position < chosen.size(); position++) {
            var one = chosen.get(position);
            var before = Objects.requireNonNull(byId.get(one.id()));
            rows.describe(
                    one.id(),
                    checked(one.description().orElse(before.description())),
                    one.focus().orElse(before.focus()));
            rows.place(one.id(), postId, position);
        }
    }

    /** A file that stays is known by its address. */
    private void settleForeign(long postId, long authorId, List<RemoteFile> said) {
        var known = rows.locked(ATTACHMENT.POST_ID.eq(postId)).stream()
                .collect(Collectors.toMap(
                        attachment -> String.valueOf(attachment.remoteUrl()),
                        attachment -> attachment,
                        (first, second) -> first));
        var stays = new HashSet<Long>();
        Set<String> seen = new HashSet<>();
        var position = 0;
        for (var file : said) {
            if (position >= MOST_REMOTE || !seen.add(file.url())) {
                continue;
            }
            var before = known.get(file.url());
            long id;
            if (before == null) {
                id = rows.insert(files.remote(file), authorId, file.description(), file.focus());
            } else {
                id = before.id();
                files.saidAgain(rows.fileOf(id), file);
                rows.describe(id, file.description(), file.focus());
            }
            rows.place(id, postId, position++);
            stays.add(id);
        }
        rows.remove(ATTACHMENT.POST_ID.eq(postId).and(ATTACHMENT.ID.notIn(stays)));
    }

    private static String checked(String description) {
        var words = description.strip();
        if (words.length() > LONGEST_DESCRIPTION || words.indexOf('\0') >= 0) {
            throw Refused.invalid("description", "A description has at most " + LONGEST_DESCRIPTION + " characters.");
        }
        return words;
    }
}
