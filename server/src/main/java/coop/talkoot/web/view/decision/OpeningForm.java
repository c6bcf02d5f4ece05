package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import java.util.List;

/**
 * Putting a proposal to the vote. Fields: occasion, method, days, visibility, statusQuo, implementBy (a date), quorum and
 * voters (empty: as the charter has it), and the boxes hidden, delegation, question, early and final; mode and weighting,
 * and of each member group the box affected-ID and the number gave-ID.
 *
 * @param rule what the charter lays down for this kind of proposal, in words
 * @param occasions where an earlier vote leaves a choice of what is voted on; else empty
 * @param modes how what member groups say can be put together, and {@code weightings} what they can weigh; none where
 *     there are no member groups
 * @param asked the member groups, by their ids
 * @param hasOptions whether there is something to choose among, beside which one can change nothing
 * @param isCouncils whether delegates vote
 */
public record OpeningForm(
        String action,
        Fields fields,
        List<Choice> occasions,
        List<Choice> methods,
        List<Choice> visibilities,
        List<String> rule,
        boolean hasOptions,
        List<Choice> modes,
        List<Choice> weightings,
        List<Choice> asked,
        boolean isCouncils) {
    public OpeningForm {
        occasions = List.copyOf(occasions);
        methods = List.copyOf(methods);
        visibilities = List.copyOf(visibilities);
        rule = List.copyOf(rule);
        modes = List.copyOf(modes);
        weightings = List.copyOf(weightings);
        asked = List.copyOf(asked);
    }

    /** Of a group without member groups. */
    public OpeningForm(
            String action,
            Fields fields,
            List<Choice> occasions,
            List<Choice> methods,
            List<Choice> visibilities,
            List<String> rule,
            boolean hasOptions) {
        this(
                action,
                fields,
                occasions,
                methods,
                visibilities,
                rule,
                hasOptions,
                List.of(),
                List.of(),
                List.of(),
                false);
    }
}
