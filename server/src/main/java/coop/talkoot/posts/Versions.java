package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.POST_VERSION;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.PostRecord;
import coop.talkoot.schema.tables.records.PostVersionRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** What posts said before they were changed: for whoever may read the post, until it is deleted. */
@Singleton
public final class Versions {
    /** Of a post that is changed more often, those in the middle are forgotten. */
    static final int MOST = 100;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;

    Versions(DSLContext sql, Transactions transactions, Ids ids) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** All that a post has said, the newest first; whoever asks has checked that the post may be read. */
    public Page<Version> of(Post post, Page.Request page) {
        return transactions.read(() -> {
            var found = sql.selectFrom(POST_VERSION)
                    .where(POST_VERSION.POST_ID.eq(post.id()))
                    .and(POST_VERSION.ID.lt(page.before()))
                    .orderBy(POST_VERSION.ID.desc())
                    .limit(page.limit() + 1)
                    .fetch(Versions::read);
            var isUnchanged = found.isEmpty() && post.id() < page.before();
            return Page.of(isUnchanged ? List.of(only(post)) : found, page.limit(), Version::id);
        });
    }

    /** {@code before} is about to say {@code after}; its row is locked. Nothing is kept of a change of nothing. */
    void keep(PostRecord before, Words after, Instant changedAt) {
        if (saysTheSame(before, after)) {
            return;
        }
        sql.insertInto(POST_VERSION)
                .set(POST_VERSION.ID, before.getId())
                .set(POST_VERSION.POST_ID, before.getId())
                .set(POST_VERSION.TITLE, before.getTitle())
                .set(POST_VERSION.TEXT, before.getText())
                .set(POST_VERSION.CONTENT_HTML, before.getContentHtml())
                .set(POST_VERSION.LANGUAGE, before.getLanguage())
                .set(POST_VERSION.WARNING, before.getWarning())
                .set(POST_VERSION.IS_SENSITIVE, before.getIsSensitive())
                .set(
                        POST_VERSION.WRITTEN_AT,
                        before.getEditedAt() == null ? before.getPublishedAt() : before.getEditedAt())
                .onConflict(POST_VERSION.ID)
                .doNothing()
                .execute();
        sql.insertInto(POST_VERSION)
                .set(POST_VERSION.ID, ids.next())
                .set(POST_VERSION.POST_ID, before.getId())
                .set(POST_VERSION.TITLE, after.title())
                .set(POST_VERSION.TEXT, after.text())
                .set(POST_VERSION.CONTENT_HTML, after.contentHtml())
                .set(POST_VERSION.LANGUAGE, after.language())
                .set(POST_VERSION.WARNING, after.warning())
                .set(POST_VERSION.IS_SENSITIVE, after.isSensitive())
                .set(POST_VERSION.WRITTEN_AT, changedAt)
                .execute();
        thinOut(before.getId());
    }

    void forget(long postId) {
        sql.deleteFrom(POST_VERSION).where(POST_VERSION.POST_ID.eq(postId)).execute();
    }

    private void thinOut(long postId) {
        var surplus = sql.select(POST_VERSION.ID)
                .from(POST_VERSION)
                .where(POST_VERSION.POST_ID.eq(postId).and(POST_VERSION.ID.ne(postId)))
                .orderBy(POST_VERSION.ID.desc())
                .offset(MOST - 1)
                .fetch(POST_VERSION.ID);
        if (!surplus.isEmpty()) {
            sql.deleteFrom(POST_VERSION).where(POST_VERSION.ID.in(surplus)).execute();
        }
    }

    private static boolean saysTheSame(PostRecord before, Words after) {
        return before.getTitle().equals(after.title())
                && before.getContentHtml().equals(after.contentHtml())
                && before.getLanguage().equals(after.language())
                && before.getWarning().equals(after.warning())
                && before.getIsSensitive() == after.isSensitive();
    }

    private static Version only(Post post) {
        return new Version(
                post.id(),
                post.id(),
                post.title(),
                post.text(),
                post.contentHtml(),
                post.language(),
                post.warning(),
                post.isSensitive(),
                post.editedAt() == null ? post.publishedAt() : post.editedAt());
    }

    private static Version read(PostVersionRecord row) {
        return new Version(
                row.getId(),
                row.getPostId(),
                row.getTitle(),
                row.getText(),
                row.getContentHtml(),
                row.getLanguage(),
                row.getWarning(),
                row.getIsSensitive(),
                row.getWrittenAt());
    }
}
