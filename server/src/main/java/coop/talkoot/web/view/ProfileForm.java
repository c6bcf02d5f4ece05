package coop.talkoot.web.view;

/** Changing one's own profile. Fields: name, summary, zone. */
public record ProfileForm(String action, Who person, Fields fields) implements PageView {
    @Override
    public String template() {
        return "profile-form.jte";
    }
}
