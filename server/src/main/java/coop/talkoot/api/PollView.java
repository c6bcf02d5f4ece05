package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.Poll;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a post asks and how it stands; counts are missing while they are kept back. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PollView(
        List<OptionView> options,
        boolean isMultiple,
        boolean hidesTotals,
        @Nullable Integer voters,
        @Nullable String endsAt,
        boolean isOver,
        List<String> choices) {
    /** One answer. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OptionView(String title, @Nullable Integer votes) {}

    /** {@code choices} are the positions of what the viewer answered. */
    static PollView of(Poll poll, List<Integer> choices, Instant now) {
        var shows = poll.showsTotals(now);
        return new PollView(
                poll.options().stream()
                        .map(option -> new OptionView(option.title(), shows ? option.votes() : null))
                        .toList(),
                poll.isMultiple(),
                poll.hidesTotals(),
                shows ? poll.voters() : null,
                poll.endsAt() == null ? null : poll.endsAt().toString(),
                poll.isOver(now),
                choices.stream()
                        .map(position -> poll.options().get(position).title())
                        .toList());
    }
}
