package coop.talkoot.web.view;

import java.util.List;

/** Changing one's own profile. Fields: name, summary, zone. */
public record ProfileForm(List<Tab> tabs, String action, Who person, Fields fields) implements PageView {
    public ProfileForm {
        tabs = List.copyOf(tabs);
    }

    @Override
    public String template() {
        return "profile-form.jte";
    }
}
