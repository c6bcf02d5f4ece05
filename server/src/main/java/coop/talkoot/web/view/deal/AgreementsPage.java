package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Pager;
import coop.talkoot.web.view.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The viewer's agreements.
 *
 * @param show ALL, WAITING, RUNNING or ENDED
 * @param kind chosen, or empty
 * @param parts those that wait first, then what goes on, then what is over; empty ones are left out
 */
public record AgreementsPage(
        List<Tab> tabs, String show, List<Choice> kinds, String kind, List<Part> parts, Pager pager)
        implements PageView {
    /**
     * Agreements that stand the same way.
     *
     * @param name WAITING, RUNNING or ENDED
     * @param moreHref where the rest of them is; null when these are all, or a pager follows
     */
    public record Part(
            String name,
            List<AgreementLine> lines,
            @Nullable String moreHref) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    public AgreementsPage {
        tabs = List.copyOf(tabs);
        kinds = List.copyOf(kinds);
        parts = List.copyOf(parts);
    }

    @Override
    public String template() {
        return "agreements.jte";
    }
}
