package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.PageView;

/** How a vote stands, without the page around it, for a page that shows it already. */
public record StandingPart(Standing standing, boolean isOver) implements PageView {
    @Override
    public String template() {
        return "standing-part.jte";
    }
}
