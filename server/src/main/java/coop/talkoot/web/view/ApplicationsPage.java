package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;

/** Who asks to be let in. Both answers are forms; declining takes the field words. */
public record ApplicationsPage(List<Tab> tabs, List<Entry> waiting, Pager pager) implements PageView {
    /** One who waits; the words are theirs. */
    public record Entry(
            String name,
            String handle,
            String email,
            String reason,
            Instant askedAt,
            String acceptAction,
            String declineAction) {}

    public ApplicationsPage {
        tabs = List.copyOf(tabs);
        waiting = List.copyOf(waiting);
    }

    @Override
    public String template() {
        return "applications.jte";
    }
}
