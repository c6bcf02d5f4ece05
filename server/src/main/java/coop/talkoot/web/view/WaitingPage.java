package coop.talkoot.web.view;

/** Said on every page until the instance is set up. */
public record WaitingPage() implements PageView {
    @Override
    public String template() {
        return "waiting.jte";
    }
}
