package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;

/** Who is limited or suspended. Fields: address, measure (NONE, LIMITED, SUSPENDED), reason. */
public record MeasuresPage(List<Tab> tabs, Fields fields, String action, List<Entry> people, Pager pager)
        implements PageView {
    /** Somebody something was decided about; {@code measure} is LIMITED or SUSPENDED. */
    public record Entry(Who who, String measure, String reason, Instant since, String changeHref) {}

    public MeasuresPage {
        tabs = List.copyOf(tabs);
        people = List.copyOf(people);
    }

    @Override
    public String template() {
        return "measures.jte";
    }
}
