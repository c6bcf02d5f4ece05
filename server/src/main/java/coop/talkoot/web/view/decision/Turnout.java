package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Markup;

/** How many have voted, of how many on the roll. */
public record Turnout(long voted, long roll) {
    /** How much of the roll that is, drawn. The numbers always stand beside it. */
    public Markup meter() {
        return new Markup(
                "<svg class=\"meter\" aria-hidden=\"true\"><rect width=\"100%\" height=\"100%\" class=\"bar-rest\"/>"
                        + "<rect width=\"" + Shares.percent(voted, roll)
                        + "\" height=\"100%\" class=\"bar-decide\"/></svg>");
    }
}
