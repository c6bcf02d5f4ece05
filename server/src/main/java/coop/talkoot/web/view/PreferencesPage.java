package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the viewer likes to write and read.
 *
 * @param paces how often letters of what they have not read may come
 * @param email where these go; null when no address of theirs is confirmed
 */
public record PreferencesPage(
        Fields fields,
        List<Choice> visibilities,
        List<Choice> media,
        List<Choice> paces,
        @Nullable String email) implements PageView {
    public PreferencesPage {
        visibilities = List.copyOf(visibilities);
        media = List.copyOf(media);
        paces = List.copyOf(paces);
    }

    @Override
    public String template() {
        return "preferences.jte";
    }
}
