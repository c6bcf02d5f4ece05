package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the viewer has written for later, and a form for more. */
public record ScheduledPage(List<Entry> entries, Pager pager, Fields fields, List<Choice> audiences, String zone)
        implements PageView {
    /**
     * One of them.
     *
     * @param refusal why it could not be published; null while it waits
     */
    public record Entry(
            String id, String text, Instant due, @Nullable String refusal, String moveAction, String deleteAction) {}

    public ScheduledPage {
        entries = List.copyOf(entries);
        audiences = List.copyOf(audiences);
    }

    @Override
    public String template() {
        return "scheduled.jte";
    }
}
