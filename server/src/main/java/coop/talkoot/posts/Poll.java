package coop.talkoot.posts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a post asks, and what was answered so far.
 *
 * @param hidesTotals whether nobody is told the counts before the end
 * @param voters how many people have answered
 * @param endsAt null when no end was set
 * @param closedAt when it was closed; until somebody has looked at the clock null also after its end: {@link #isOver}
 */
public record Poll(
        long postId,
        boolean isMultiple,
        boolean hidesTotals,
        int voters,
        @Nullable Instant endsAt,
        @Nullable Instant closedAt,
        List<Option> options) {
    /** One answer, and how many gave it. */
    public record Option(String title, int votes) {}

    public Poll {
        options = List.copyOf(options);
    }

    public boolean isOver(Instant now) {
        return closedAt != null || (endsAt != null && !endsAt.isAfter(now));
    }

    /** Whether the counts are to be seen. */
    public boolean showsTotals(Instant now) {
        return !hidesTotals || isOver(now);
    }

    /** All that may be answered. */
    public List<String> texts() {
        return options.stream().map(Option::title).toList();
    }

    /** How many answers were given; more than voters when several can be. */
    public int votes() {
        return options.stream().mapToInt(Option::votes).sum();
    }
}
