package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was reported, for those who keep the server. */
public record ReportsPage(List<Tab> tabs, List<Tab> states, List<Entry> reports, Pager pager) implements PageView {
    /**
     * One report.
     *
     * @param comment what the reporter wrote, as plain text
     * @param resolution null while it is open
     * @param resolveAction POST with field note
     * @param reopenAction POST without fields
     */
    public record Entry(
            String id,
            Who reporter,
            Instant at,
            String comment,
            List<Subject> subjects,
            @Nullable Resolution resolution,
            @Nullable String resolveAction,
            @Nullable String reopenAction) {
        public Entry {
            subjects = List.copyOf(subjects);
        }
    }

    /** Who has dealt with it. */
    public record Resolution(String keeper, Instant at, String note) {}

    /**
     * What is reported: somebody, a post of theirs, or something not known here.
     *
     * @param who null for what is not known here
     * @param excerpt of the post, null for a person
     * @param href where it can be read, null where nowhere
     * @param measureHref where the keeper decides about the person
     */
    public record Subject(
            @Nullable Who who,
            @Nullable String excerpt,
            @Nullable String href,
            String uri,
            @Nullable String measureHref) {}

    public ReportsPage {
        tabs = List.copyOf(tabs);
        states = List.copyOf(states);
        reports = List.copyOf(reports);
    }

    @Override
    public String template() {
        return "reports.jte";
    }
}
