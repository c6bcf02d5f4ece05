package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.Poll;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a status asks; its id is that of the status.
 *
 * @param voted null for guests, as is {@code ownVotes}; true for who asks, so that programs show them how it stands
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonPoll(
        String id,
        @Nullable String expiresAt,
        boolean expired,
        boolean multiple,
        int votesCount,
        @Nullable Integer votersCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean voted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Integer> ownVotes,
        List<Option> options,
        List<MastodonEmoji> emojis) {
    /** One answer; how many gave it is kept back until the end where who asks wants that. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Option(String title, @Nullable Integer votesCount) {}

    public MastodonPoll {
        options = List.copyOf(options);
        emojis = List.copyOf(emojis);
    }

    static MastodonPoll of(
            Poll poll, boolean isOwn, @Nullable List<Integer> answers, List<MastodonEmoji> emojis, Instant now) {
        var shows = poll.showsTotals(now);
        return new MastodonPoll(
                Long.toString(poll.postId()),
                MastodonTime.orNull(poll.endsAt()),
                poll.isOver(now),
                poll.isMultiple(),
                shows ? poll.votes() : 0,
                shows ? poll.voters() : 0,
                answers == null ? null : (Boolean) (isOwn || !answers.isEmpty()),
                answers,
                poll.options().stream()
                        .map(option -> new Option(option.title(), shows ? (Integer) option.votes() : null))
                        .toList(),
                emojis);
    }
}
