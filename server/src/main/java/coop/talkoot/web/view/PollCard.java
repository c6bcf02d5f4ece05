package coop.talkoot.web.view;

import coop.talkoot.platform.Html;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a post asks.
 *
 * @param voteAction POST with field {@code choice}, an answer's position, once or several times; null where the viewer
 *     cannot answer
 * @param isCounted whether it is shown how it stands
 * @param endsAt null when no end was set
 */
public record PollCard(
        @Nullable String voteAction,
        boolean isMultiple,
        boolean isCounted,
        int voters,
        @Nullable Instant endsAt,
        boolean isOver,
        List<Answer> answers) {
    public PollCard {
        answers = List.copyOf(answers);
    }

    /**
     * One answer.
     *
     * @param percent of those who answered, rounded
     * @param isOwn whether the viewer gave it
     * @param drawn its title with pictures for words in it, null for none
     */
    public record Answer(
            int position,
            String title,
            int votes,
            int percent,
            boolean isOwn,
            @Nullable Markup drawn) {
        public Answer(int position, String title, int votes, int percent, boolean isOwn) {
            this(position, title, votes, percent, isOwn, null);
        }

        /** The title as it is shown. */
        public Markup shown() {
            return drawn == null ? new Markup(Html.escaped(title)) : drawn;
        }

        /** How long its bar is; drawn with attributes only, so that no style has to be allowed. */
        public Markup bar() {
            return new Markup(
                    "<svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                            + "<rect width=\"100\" height=\"4\" class=\"bar-rest\"/><rect width=\"" + percent
                            + "\" height=\"4\" class=\"bar-part\"/></svg>");
        }
    }
}
