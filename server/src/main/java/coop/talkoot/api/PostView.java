package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        List<FilteredView> filtered) {}
