package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Who;
import java.util.List;

/**
 * Proposing another charter. Fields: title, text, template (the name of one, empty for the text below), charter (the
 * whole document as JSON).
 *
 * @param templates to begin from; the label says what each is for
 */
public record AmendmentPage(Who group, String action, Fields fields, List<Choice> templates, String charterHref)
        implements PageView {
    public AmendmentPage {
        templates = List.copyOf(templates);
    }

    @Override
    public String template() {
        return "amendment.jte";
    }
}
