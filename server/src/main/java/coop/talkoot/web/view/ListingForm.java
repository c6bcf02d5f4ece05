package coop.talkoot.web.view;

import coop.talkoot.platform.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * Writing or changing an offer or a need. Fields: title, text, kind, quantity, unit, inReturn, place, due and openUntil
 * (dates, yyyy-mm-dd), tags (separated by commas), group, audience, and those of the pictures.
 *
 * @param isNew false while one is changed
 * @param action address of the POST
 * @param groups co-ops it can stand in
 */
public record ListingForm(
        PurposeLook purpose,
        boolean isNew,
        String action,
        Fields fields,

        List<Choice> groups,
        List<Choice> audiences,
        PictureSlots pictures,
        String cancelHref)
        implements PageView {
    /** Units by their om2 names, which other servers know; one that came from elsewhere stays. */
    private static final List<String> UNITS =
            List.of("one", "hour", "day", "week", "month", "kilogram", "litre", "metre");

    public ListingForm {
        groups = List.copyOf(groups);
        audiences = List.copyOf(audiences);
    }

    @Override
    public String template() {
        return "listing-form.jte";
    }

    /** The units to choose from. */
    public List<Choice> units(Texts texts) {
        var present = fields.value("unit");
        var names = new ArrayList<>(UNITS);
        if (!present.isEmpty() && !names.contains(present)) {
            names.add(present);
        }
        return names.stream()
                .map(name -> new Choice(name, texts.has("unit.name." + name) ? texts.say("unit.name." + name) : name))
                .toList();
    }
}
