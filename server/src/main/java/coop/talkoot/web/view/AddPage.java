package coop.talkoot.web.view;

/** What can be added: an offer, a need, a note. */
public record AddPage(Who group) implements PageView {
    @Override
    public String template() {
        return "add.jte";
    }
}
