package coop.talkoot.notices;

import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which notices somebody wants to see.
 *
 * @param kinds only of these
 * @param actorId only from this actor; null from anybody
 * @param before only older than this id
 * @param since only newer than this id: the newest of them
 * @param after only newer than this id, beginning right above it; the page is newest first all the same
 */
public record NoticeQuery(
        Set<Notice.Kind> kinds,
        @Nullable Long actorId,
        @Nullable Long before,
        @Nullable Long since,
        @Nullable Long after,
        int limit) {
    public NoticeQuery {
        kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
        if (limit < 1 || limit > Page.Request.MOST) {
            throw Refused.invalid("limit", "limit must be a number from 1 to " + Page.Request.MOST);
        }
    }

    /** Everything, newest first. */
    public static NoticeQuery newest(int limit) {
        return of(Page.Request.first(limit));
    }

    public static NoticeQuery of(Page.Request page) {
        return new NoticeQuery(Set.of(Notice.Kind.values()), null, page.before(), null, null, page.limit());
    }

    /** The same, of these kinds only. */
    public NoticeQuery only(Set<Notice.Kind> wanted) {
        return new NoticeQuery(wanted, actorId, before, since, after, limit);
    }
}
