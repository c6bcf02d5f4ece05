package coop.talkoot.web.view;

import java.util.List;

/**
 * What a federation is to advise. Fields: floors.NAME.least and floors.NAME.most for each floor, tags, domains (one a line, with
 * its reason behind it), note, and why for a proposal.
 *
 * @param mayPublish whether who fills it in can publish it themselves
 */
public record PoliciesForm(
        Who group, String action, String back, boolean mayPublish, List<Bounded> floors, Fields fields)
        implements PageView {
    /** A number of a charter, {@code name} as fields have it; what it can be at least and at most. */
    public record Bounded(String name, String label, int least, int most) {}

    public PoliciesForm {
        floors = List.copyOf(floors);
    }

    @Override
    public String template() {
        return "policies-form.jte";
    }
}
