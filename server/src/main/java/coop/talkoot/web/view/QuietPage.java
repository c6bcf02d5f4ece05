package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom or what the viewer does not want to hear of, one kind a page.
 *
 * @param kind MUTES, BLOCKS, SERVERS or THREADS
 * @param addAction where a server is added; null elsewhere
 */
public record QuietPage(
        List<Tab> tabs,
        String kind,
        List<Entry> entries,
        Pager pager,
        @Nullable String addAction,
        Fields fields) implements PageView {
    /**
     * One of them.
     *
     * @param who null for a server
     * @param words what it is, where it is nobody
     * @param until null for ever
     */
    public record Entry(
            @Nullable Who who,
            String words,
            String href,
            @Nullable Instant until,
            String endAction,
            String id) {}

    public QuietPage {
        tabs = List.copyOf(tabs);
        entries = List.copyOf(entries);
    }

    @Override
    public String template() {
        return "quiet.jte";
    }
}
