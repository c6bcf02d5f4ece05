package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the viewer is told, what says the same put together.
 *
 * @param readAction null when nothing is new
 * @param clearAction null when there is nothing
 */
public record NoticesPage(
        List<Tab> tabs,
        List<Entry> entries,
        Pager pager,
        @Nullable String readAction,
        @Nullable String clearAction) implements PageView {
    /**
     * One thing told.
     *
     * @param who the latest of those who did it
     * @param words what they did, without their names
     * @param others how many did it beside {@code who}
     * @param excerpt the beginning of what it was done to, plain text; empty when there is nothing to show
     * @param language tag of the language of the excerpt
     * @param href where to look at it; null when nothing is left to see
     * @param covered why it is covered: a filter of the viewer's; null when it is not
     */
    public record Entry(
            String id,
            String icon,
            Who who,
            int others,
            String words,
            String excerpt,
            String language,
            @Nullable String href,
            Instant at,
            boolean isNew,
            String dismissAction,
            @Nullable String covered) {}

    public NoticesPage {
        tabs = List.copyOf(tabs);
        entries = List.copyOf(entries);
    }

    @Override
    public String template() {
        return "notices.jte";
    }
}
