package coop.talkoot.web.view;

import java.util.List;

/** How the viewer likes to write and read. */
public record PreferencesPage(Fields fields, List<Choice> visibilities, List<Choice> media) implements PageView {
    public PreferencesPage {
        visibilities = List.copyOf(visibilities);
        media = List.copyOf(media);
    }

    @Override
    public String template() {
        return "preferences.jte";
    }
}
