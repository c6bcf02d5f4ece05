package coop.talkoot.web.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Searches somebody keeps, and the form to keep one.
 *
 * @param form field name; null where there is nothing to be kept
 * @param asked what is looked for, sent with the form as it stands
 * @param wording the same in words
 */
public record SavedSearchesPage(
        List<Entry> entries, @Nullable Fields form, Map<String, String> asked, List<String> wording)
        implements PageView {
    public SavedSearchesPage {
        entries = List.copyOf(entries);
        asked = Map.copyOf(asked);
        wording = List.copyOf(wording);
    }

    /** One that is kept. */
    public record Entry(String name, List<String> wording, String href, String deleteAction) {
        public Entry {
            wording = List.copyOf(wording);
        }
    }

    @Override
    public String template() {
        return "saved-searches.jte";
    }
}
