package coop.talkoot.web.view;

/** Changing the co-op. Fields: name, summary, place, joinPolicy (OPEN, ON_REQUEST, INVITATION). */
public record GroupForm(String action, Who group, Fields fields, String endHref) implements PageView {
    @Override
    public String template() {
        return "group-form.jte";
    }
}
