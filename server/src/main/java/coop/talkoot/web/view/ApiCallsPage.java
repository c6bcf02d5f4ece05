package coop.talkoot.web.view;

/** The calls of one subject in full. */
public record ApiCallsPage(ApiDescription description, ApiSubject subject) implements PageView {
    @Override
    public String template() {
        return "api-calls.jte";
    }
}
