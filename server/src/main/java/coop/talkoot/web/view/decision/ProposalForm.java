package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Who;
import java.util.List;

/**
 * Writing or changing a proposal. Fields: title, text, type, options (one a line), implementBy (a date).
 *
 * @param isNew false while one is changed
 * @param action address of the POST
 */
public record ProposalForm(
        Who group, boolean isNew, String action, Fields fields, List<Choice> types, String cancelHref)
        implements PageView {
    public ProposalForm {
        types = List.copyOf(types);
    }

    @Override
    public String template() {
        return "proposal-form.jte";
    }
}
