package coop.talkoot.web.view;

/** Changing one's own profile. Fields: name, about. */
public record ProfileForm(String action, Who person, Fields fields) implements PageView {
    @Override
    public String template() {
        return "profile-form.jte";
    }
}
