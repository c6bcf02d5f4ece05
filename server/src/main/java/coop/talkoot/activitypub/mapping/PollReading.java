package coop.talkoot.activitypub.mapping;

import coop.talkoot.platform.Beginning;
import coop.talkoot.posts.FarPoll;
import coop.talkoot.posts.NewPoll;
import coop.talkoot.posts.Poll;
import coop.talkoot.vocab.ActivityObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Questions of other servers as polls; what makes no sense in them is left out. */
final class PollReading {
    private static final int MOST_OPTIONS = 20;

    private PollReading() {}

    /** What another server's question asks; null when there is nothing to choose from. */
    static @Nullable FarPoll read(ActivityObject.Question question) {
        var options = new LinkedHashMap<String, Poll.Option>();
        question.options().stream().limit(MOST_OPTIONS).forEach(option -> {
            var title = Beginning.of(option.name().replace("\0", "").replace('\n', ' '), NewPoll.LONGEST_OPTION)
                    .strip();
            if (!title.isEmpty()) {
                options.putIfAbsent(title, new Poll.Option(title, count(option.votes())));
            }
        });
        if (options.isEmpty()) {
            return null;
        }
        var isUncounted = question.options().stream().allMatch(option -> option.votes() == null);
        var votes = options.values().stream().mapToLong(Poll.Option::votes).sum();
        return new FarPoll(
                options.values().stream().toList(),
                question.multiple(),
                isUncounted && question.closed() == null,
                count(Objects.requireNonNullElse(question.votersCount(), votes)),
                end(question),
                question.closed());
    }

    /** Pleroma says by `closed` when it will be. */
    private static @Nullable Instant end(ActivityObject.Question question) {
        var end = question.core().times().endTime();
        return end == null ? question.closed() : end.toInstant();
    }

    private static int count(@Nullable Long number) {
        return number == null ? 0 : (int) Math.max(0, Math.min(Integer.MAX_VALUE, number));
    }
}
