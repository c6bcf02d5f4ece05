package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the viewer keeps for themselves about somebody.
 *
 * @param action what all forms' addresses begin with
 * @param watched whether every post is told; null for one who does not follow
 * @param mutedUntil null when not muted, or for ever
 * @param lists the viewer's lists; current are those with this person
 * @param host the server of somebody elsewhere, null for people here
 */
public record YoursPage(
        Who person,
        String action,
        Fields fields,
        @Nullable Boolean watched,
        boolean isMuted,
        @Nullable Instant mutedUntil,
        boolean isBlocked,
        List<ListChoice> lists,
        @Nullable String host)
        implements PageView {
    /** A list, and whether the person is in it. */
    public record ListChoice(String id, String title, boolean isIn) {}

    public YoursPage {
        lists = List.copyOf(lists);
    }

    @Override
    public String template() {
        return "yours.jte";
    }
}
