package coop.talkoot.web.view;

/** One API: what it is, and each of its calls by name. */
public record ApiPage(ApiDescription description) implements PageView {
    @Override
    public String template() {
        return "api.jte";
    }
}
