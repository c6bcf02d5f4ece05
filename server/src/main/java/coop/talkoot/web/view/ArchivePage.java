package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What had been said and decided in public where a co-op comes from, newest first. */
public record ArchivePage(Who group, Who origin, boolean hasEnded, String back, List<Entry> entries, Pager pager)
        implements PageView {
    public ArchivePage {
        entries = List.copyOf(entries);
    }

    /**
     * One thing of it, under the name of who said it.
     *
     * @param kind NOTE, MOTION or DECISION
     * @param origin the co-op in which it was said
     * @param warning what stands before it; empty where nothing does
     * @param text cleaned HTML
     * @param href its own page
     * @param uri the name it has had from the beginning
     * @param outcome the sentence that explains how it was decided; null where it was not, or is no vote
     */
    public record Entry(
            String kind,
            Who origin,
            Who author,
            Instant at,
            String title,
            String warning,
            Markup text,
            String language,
            String href,
            String uri,
            @Nullable String outcome) {}

    @Override
    public String template() {
        return "archive.jte";
    }
}
