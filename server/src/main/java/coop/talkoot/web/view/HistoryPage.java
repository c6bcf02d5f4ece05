package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a post has said, the newest first.
 *
 * @param href where it stands as it is now
 */
public record HistoryPage(Who author, String href, List<Said> versions, Pager pager) implements PageView {
    public HistoryPage {
        versions = List.copyOf(versions);
    }

    @Override
    public String template() {
        return "history.jte";
    }

    /**
     * One version.
     *
     * @param title empty for a text without one
     * @param warning what stood before it, null when nothing did
     */
    public record Said(Instant at, String title, @Nullable String warning, Markup content, String language) {}
}
