package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who can act, as programs see them; {@code source} only of whoever asks. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonAccount(
        String id,
        String username,
        String acct,
        String displayName,
        boolean locked,
        boolean bot,
        boolean discoverable,
        boolean group,
        String createdAt,
        String note,
        String url,
        String uri,
        String avatar,
        String avatarStatic,
        String header,
        String headerStatic,
        int followersCount,
        int followingCount,
        int statusesCount,
        @Nullable String lastStatusAt,
        List<MastodonEmoji> emojis,
        List<MastodonField> fields,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Source source) {
    public MastodonAccount {
        emojis = List.copyOf(emojis);
        fields = List.copyOf(fields);
    }

    /** What its owner edits: text instead of HTML, and what they use when nothing else is said. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Source(
            String privacy,
            boolean sensitive,
            @Nullable String language,
            String note,
            List<MastodonField> fields,
            int followRequestsCount) {
        public Source {
            fields = List.copyOf(fields);
        }
    }

    MastodonAccount with(Source known) {
        return new MastodonAccount(
                id,
                username,
                acct,
                displayName,
                locked,
                bot,
                discoverable,
                group,
                createdAt,
                note,
                url,
                uri,
                avatar,
                avatarStatic,
                header,
                headerStatic,
                followersCount,
                followingCount,
                statusesCount,
                lastStatusAt,
                emojis,
                fields,
                known);
    }
}
