package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the viewer would rather not see, and a form for more of it. */
public record FiltersPage(List<Entry> entries, Fields fields, List<Choice> contexts, List<Choice> lasts)
        implements PageView {
    /**
     * One filter.
     *
     * @param words its keywords
     * @param posts how many single posts it names
     * @param places where it holds, in words
     * @param until null for ever
     */
    public record Entry(
            String title,
            List<String> words,
            int posts,
            String places,
            boolean hides,
            @Nullable Instant until,
            String deleteAction) {
        public Entry {
            words = List.copyOf(words);
        }
    }

    public FiltersPage {
        entries = List.copyOf(entries);
        contexts = List.copyOf(contexts);
        lasts = List.copyOf(lasts);
    }

    @Override
    public String template() {
        return "filters.jte";
    }
}
