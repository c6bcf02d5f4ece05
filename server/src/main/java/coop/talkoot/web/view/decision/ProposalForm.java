package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Who;
import java.util.List;

/**
 * Writing or changing a proposal. Fields: title, text, type, subject (whom it is
 * about, a handle), options (one a line), seats, audience.
 *
 * @param isNew false while one is changed
 * @param action address of the POST
 */
public record ProposalForm(
        Who group,
        boolean isNew,
        String action,
        Fields fields,
        List<Choice> types,
        List<Choice> audiences,
        String cancelHref)
        implements PageView {
    public ProposalForm {
        types = List.copyOf(types);
        audiences = List.copyOf(audiences);
    }

    @Override
    public String template() {
        return "proposal-form.jte";
    }
}
