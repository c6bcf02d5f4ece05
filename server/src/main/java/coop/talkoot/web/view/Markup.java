package coop.talkoot.web.view;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * HTML that goes into a page as it stands. Whoever makes one answers for it: our own drawings, or text of people that
 * was cleaned when it came in ({@link #cleaned}).
 */
public record Markup(String html) implements Content {
    /** Text of people that has been through the sanitiser; never call it on anything else. */
    public static Markup cleaned(String sanitisedHtml) {
        return new Markup(sanitisedHtml);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(html);
    }

    @Override
    public boolean isEmptyContent() {
        return html.isEmpty();
    }
}
