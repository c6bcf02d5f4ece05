package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post as programs see it, or the passing on of one: then {@code reblog} is the post itself.
 *
 * @param pinned only said to its author
 * @param text the words as typed, only where they are to be written anew
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonStatus(
        String id,
        String uri,
        String url,
        String createdAt,
        @Nullable String editedAt,
        MastodonAccount account,
        String content,
        String visibility,
        boolean sensitive,
        String spoilerText,
        @Nullable String language,
        List<MastodonAttachment> mediaAttachments,
        List<Mention> mentions,
        List<Tag> tags,
        List<MastodonEmoji> emojis,
        int repliesCount,
        int reblogsCount,
        int favouritesCount,
        @Nullable String inReplyToId,
        @Nullable String inReplyToAccountId,
        @Nullable MastodonStatus reblog,
        @Nullable MastodonPoll poll,
        @Nullable MastodonCard card,
        @Nullable Map<String, Object> application,
        boolean favourited,
        boolean reblogged,
        boolean muted,
        boolean bookmarked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean pinned,
        List<MastodonFilter.Result> filtered,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {
    /** Somebody spoken to. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Mention(String id, String username, String acct, String url) {}

    /** A word to look under. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Tag(String name, String url) {}

    public MastodonStatus {
        mediaAttachments = List.copyOf(mediaAttachments);
        mentions = List.copyOf(mentions);
        tags = List.copyOf(tags);
        emojis = List.copyOf(emojis);
        filtered = List.copyOf(filtered);
    }

    /** The same to somebody who did this with it; {@code isPinned} is null for who did not write it. */
    MastodonStatus marked(
            boolean isFavourite, boolean isPassedOn, boolean isMuted, boolean isKept, @Nullable Boolean isPinned) {
        return with(isFavourite, isPassedOn, isMuted, isKept, isPinned, text);
    }

    private MastodonStatus with(
            boolean isFavourite,
            boolean isPassedOn,
            boolean isMuted,
            boolean isKept,
            @Nullable Boolean isPinned,
            @Nullable String typed) {
        return new MastodonStatus(
                id,
                uri,
                url,
                createdAt,
                editedAt,
                account,
                content,
                visibility,
                sensitive,
                spoilerText,
                language,
                mediaAttachments,
                mentions,
                tags,
                emojis,
                repliesCount,
                reblogsCount,
                favouritesCount,
                inReplyToId,
                inReplyToAccountId,
                reblog,
                poll,
                card,
                application,
                isFavourite,
                isPassedOn,
                isMuted,
                isKept,
                isPinned,
                filtered,
                typed);
    }

    /** The same as {@code booster} passed it on. */
    MastodonStatus passedOn(String announceId, String announceUri, String at, MastodonAccount booster) {
        return new MastodonStatus(
                announceId,
                announceUri,
                url,
                at,
                null,
                booster,
                content,
                visibility,
                sensitive,
                spoilerText,
                language,
                mediaAttachments,
                mentions,
                tags,
                emojis,
                repliesCount,
                reblogsCount,
                favouritesCount,
                null,
                null,
                this,
                null,
                null,
                null,
                favourited,
                reblogged,
                muted,
                bookmarked,
                null,
                filtered,
                null);
    }

    /** The same with the words as typed: after deleting, programs offer to write it anew. */
    public MastodonStatus withText(String typed) {
        return with(favourited, reblogged, muted, bookmarked, pinned, typed);
    }
}
