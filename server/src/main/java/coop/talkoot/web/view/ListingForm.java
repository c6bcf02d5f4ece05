package coop.talkoot.web.view;

import java.util.List;

/**
 * Writing or changing an offer or a need. Fields: title, text, kind, quantity, unit, inReturn, place, dueAt and
 * openUntil (dates, yyyy-mm-dd), tags (separated by commas), group, audience.
 *
 * @param isNew false while one is changed
 * @param action address of the POST
 * @param units suggestions for the unit
 * @param groups co-ops it can stand in
 */
public record ListingForm(
        PurposeLook purpose,
        boolean isNew,
        String action,
        Fields fields,
        List<String> units,
        List<Choice> groups,
        List<Choice> audiences,
        String cancelHref)
        implements PageView {
    public ListingForm {
        units = List.copyOf(units);
        groups = List.copyOf(groups);
        audiences = List.copyOf(audiences);
    }

    @Override
    public String template() {
        return "listing-form.jte";
    }
}
