package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import java.util.List;

/**
 * Putting a proposal to the vote. Fields: occasion, method, days, visibility, statusQuo, implementBy (a date), quorum and
 * voters (empty: as the charter has it), and the boxes hidden, delegation, question, early and final.
 *
 * @param rule what the charter lays down for this kind of proposal, in words
 * @param occasions where an earlier vote leaves a choice of what is voted on; else empty
 * @param hasOptions whether there is something to choose among, beside which one can change nothing
 */
public record OpeningForm(
        String action,
        Fields fields,
        List<Choice> occasions,
        List<Choice> methods,
        List<Choice> visibilities,
        List<String> rule,
        boolean hasOptions) {
    public OpeningForm {
        occasions = List.copyOf(occasions);
        methods = List.copyOf(methods);
        visibilities = List.copyOf(visibilities);
        rule = List.copyOf(rule);
    }
}
