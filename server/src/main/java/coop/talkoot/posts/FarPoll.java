package coop.talkoot.posts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A poll of another server as that one tells of it.
 *
 * @param options each title once
 * @param hidesTotals whether it keeps the counts to itself; they are 0 then
 */
public record FarPoll(
        List<Poll.Option> options,
        boolean isMultiple,
        boolean hidesTotals,
        int voters,
        @Nullable Instant endsAt,
        @Nullable Instant closedAt) {
    public FarPoll {
        options = List.copyOf(options);
    }

    /** The same at a time: Pleroma says already by when it will be closed, and that is its end until then. */
    FarPoll at(Instant now) {
        return closedAt == null || !closedAt.isAfter(now)
                ? this
                : new FarPoll(options, isMultiple, hidesTotals, voters, endsAt == null ? closedAt : endsAt, null);
    }

    /** Whether it still asks what {@code poll} did: then the answers given stand. */
    boolean asksTheSame(Poll poll) {
        return isMultiple == poll.isMultiple()
                && options.stream()
                        .map(Poll.Option::title)
                        .toList()
                        .equals(poll.options().stream().map(Poll.Option::title).toList());
    }
}
