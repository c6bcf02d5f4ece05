package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's own things.
 *
 * @param isAway whether those are shown that are put away
 * @param otherHref the page of the others
 */
public record ThingsPage(List<Tab> tabs, List<Line> lines, boolean isAway, String otherHref, Pager pager)
        implements PageView {
    /**
     * One of them.
     *
     * @param offerHref null for one that is put away
     * @param moveAction POST that puts it away, or takes it out again
     */
    public record Line(
            String name,
            String facts,
            String editHref,
            @Nullable String offerHref,
            String moveAction) {}

    public ThingsPage {
        tabs = List.copyOf(tabs);
        lines = List.copyOf(lines);
    }

    @Override
    public String template() {
        return "things.jte";
    }
}
