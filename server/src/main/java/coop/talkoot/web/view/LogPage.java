package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done in keeping the server.
 *
 * @param target whose entries alone are shown, null for all
 */
public record LogPage(List<Tab> tabs, @Nullable String target, List<Entry> entries, Pager pager) implements PageView {
    /** One deed; {@code targetHref} shows all that was done to that one. */
    public record Entry(
            Instant at,
            Who keeper,
            String deed,
            String target,
            String targetHref,
            String reason,
            String before,
            String after) {}

    public LogPage {
        tabs = List.copyOf(tabs);
        entries = List.copyOf(entries);
    }

    @Override
    public String template() {
        return "log.jte";
    }
}
