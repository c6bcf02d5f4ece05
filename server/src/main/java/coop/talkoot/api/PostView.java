package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.Marks;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A note or a listing; {@code terms} are there for a listing only, {@code poll} for what asks. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PostView(
        String id,
        String uri,
        String url,
        String kind,
        IdentityView author,
        @Nullable IdentityView group,
        @Nullable String inReplyToId,
        String threadId,
        String audience,
        List<IdentityView> to,
        String title,
        String text,
        String contentHtml,
        String language,
        String warning,
        boolean isSensitive,
        List<String> tags,
        String publishedAt,
        @Nullable String editedAt,
        int replies,
        int favourites,
        int announces,
        boolean isFavourite,
        boolean isAnnounced,
        boolean isBookmarked,
        boolean isPinned,
        @Nullable PollView poll,
        List<MediaView> media,
        @Nullable TermsView terms,
        List<FilteredView> filtered) {
    /** As one sees it who did this with it. */
    PostView marked(Marks.Found marks) {
        var post = Long.parseLong(id);
        var isFavourite = marks.favourites().contains(post);
        var isAnnounced = marks.announced().contains(post);
        var isBookmarked = marks.bookmarked().contains(post);
        var isPinned = marks.pinned().contains(post);
        return !isFavourite && !isAnnounced && !isBookmarked && !isPinned
                ? this
                : new PostView(
                        id,
                        uri,
                        url,
                        kind,
                        author,
                        group,
                        inReplyToId,
                        threadId,
                        audience,
                        to,
                        title,
                        text,
                        contentHtml,
                        language,
                        warning,
                        isSensitive,
                        tags,
                        publishedAt,
                        editedAt,
                        replies,
                        favourites,
                        announces,
                        isFavourite,
                        isAnnounced,
                        isBookmarked,
                        isPinned,
                        poll,
                        media,
                        terms,
                        filtered);
    }
}
