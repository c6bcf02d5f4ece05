package coop.talkoot.web;

import coop.talkoot.platform.Refused;
import coop.talkoot.posts.NewPoll;
import coop.talkoot.posts.Poll;
import coop.talkoot.posts.Post;
import coop.talkoot.web.view.PollCard;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws what posts ask. Who may answer sees how it stands once they have. */
@Singleton
final class PollCards {
    private final Clock clock;
    private final EmojiDrawing emojis;

    PollCards(Clock clock, EmojiDrawing emojis) {
        this.clock = clock;
        this.emojis = emojis;
    }

    /** @param chosen positions of what the visitor answered; null when they did not */
    @Nullable
    PollCard one(Post post, @Nullable Poll poll, @Nullable List<Integer> chosen, Visit visit) {
        if (poll == null || post.isDeleted()) {
            return null;
        }
        var now = clock.instant();
        var mayVote = visit.viewer() != null
                && chosen == null
                && !poll.isOver(now)
                && !visit.is(post.author().id());
        var answers = new ArrayList<PollCard.Answer>();
        for (var position = 0; position < poll.options().size(); position++) {
            var option = poll.options().get(position);
            var isOwn = chosen != null && chosen.contains(position);
            answers.add(new PollCard.Answer(
                    position,
                    option.title(),
                    option.votes(),
                    percent(option.votes(), poll.voters()),
                    isOwn,
                    emojis.line(post.author(), option.title())));
        }
        return new PollCard(
                mayVote ? "/posts/" + post.id() + "/vote" : null,
                poll.isMultiple(),
                poll.showsTotals(now) && !mayVote,
                poll.voters(),
                poll.endsAt(),
                poll.isOver(now),
                answers);
    }

    /** The poll typed into a form: fields answers, several, hides, lasts (in minutes). */
    static NewPoll asked(Form form) {
        var answers = form.text("answers", 10_000)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        try {
            return new NewPoll(
                    answers,
                    form.isTicked("several"),
                    form.isTicked("hides"),
                    Duration.ofMinutes(form.number("lasts", "Choose how long it is open.")));
        } catch (Refused refused) {
            throw Refused.invalid("answers", refused.refusal().sentence());
        }
    }

    private static int percent(int votes, int voters) {
        return voters <= 0 ? 0 : (int) Math.min(100, Math.round(votes * 100.0 / voters));
    }
}
