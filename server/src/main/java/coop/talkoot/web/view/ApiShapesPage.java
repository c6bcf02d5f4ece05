package coop.talkoot.web.view;

/** What has a name in an API, with its parts. */
public record ApiShapesPage(ApiDescription description) implements PageView {
    @Override
    public String template() {
        return "api-shapes.jte";
    }
}
