package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import java.util.List;

/**
 * Putting a proposal to the vote. Fields: method, options (one a line), seats, days, quorum (percent), visibility,
 * hidden (a box).
 *
 * @param rule what the charter lays down for this kind of proposal, in words
 */
public record OpeningForm(
        String action,
        Fields fields,
        List<Choice> methods,
        List<Choice> visibilities,
        List<String> rule,
        boolean hasOptions) {
    public OpeningForm {
        methods = List.copyOf(methods);
        visibilities = List.copyOf(visibilities);
        rule = List.copyOf(rule);
    }
}
