package coop.talkoot.web.view;

/** Founding a co-op with the rules of another one. Fields: name, handle, summary, place, joinPolicy, invite, invited. */
public record ForkForm(
        String action, String back, Who origin, int charterVersion, String charterHref, String domain, Fields fields)
        implements PageView {
    @Override
    public String template() {
        return "fork-form.jte";
    }
}
