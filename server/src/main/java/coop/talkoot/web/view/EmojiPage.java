package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Emoji, this server's or those of others. Fields of {@code action}, a form with files: file, shortcode, category.
 *
 * @param places this server's own, and the others'
 * @param find the name or server that was looked for
 */
public record EmojiPage(
        List<Tab> tabs,
        List<Tab> places,
        boolean isOwn,
        String find,
        Fields fields,
        String action,
        List<Entry> entries,
        Pager pager)
        implements PageView {
    /**
     * One of them.
     *
     * @param typed with its colons
     * @param domain the server it is of, null for this one
     * @param changeAction POST with fields category, listed, enabled; of another's only the last counts
     * @param removeAction null for another's: it would come back
     * @param copyAction where it becomes one of this server's, null for those that are
     */
    public record Entry(
            String typed,
            @Nullable String domain,
            String picture,
            String category,
            boolean isListed,
            boolean isEnabled,
            Instant since,
            String changeAction,
            @Nullable String removeAction,
            @Nullable String copyAction) {}

    public EmojiPage {
        tabs = List.copyOf(tabs);
        places = List.copyOf(places);
        entries = List.copyOf(entries);
    }

    @Override
    public String template() {
        return "emoji.jte";
    }
}
