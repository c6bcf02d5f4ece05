package coop.talkoot.web.view;

import coop.talkoot.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writing or changing an offer or a need. Fields: those of a slip, with due and openUntil as dates (yyyy-mm-dd) and
 * category by its id; group, thing (its id, hidden), those of the pictures; keep for the button that only keeps it.
 *
 * @param isNew false while one is changed
 * @param action address of the POST
 * @param groups co-ops it can stand in
 * @param categories shelves of these; empty where there are none
 * @param suggested tags that these suggest
 * @param deleteAction POST without fields; null for what is no draft
 */
public record ListingForm(
        PurposeLook purpose,
        boolean isNew,
        String action,
        Fields fields,
        List<Choice> groups,
        List<Choice> audiences,
        List<Choice> categories,
        List<String> suggested,
        PictureSlots pictures,
        String cancelHref,
        @Nullable String deleteAction)
        implements PageView {
    /** Units by their om2 names, which other servers know; one that came from elsewhere stays. */
    private static final List<String> UNITS =
            List.of("one", "hour", "day", "week", "month", "kilogram", "litre", "metre");

    private static final List<String> SUBJECTS = List.of("UNSAID", "ITEM", "SERVICE", "JOB", "HELP", "SKILL", "TIME");

    private static final List<String> THING =
            List.of("form", "condition", "length", "width", "height", "weight", "value", "currency", "stock");

    private static final List<String> WORK =
            List.of("perUnit", "availability", "minutes", "places", "complexity", "compensation", "urgency", "level");

    public ListingForm {
        groups = List.copyOf(groups);
        audiences = List.copyOf(audiences);
        categories = List.copyOf(categories);
        suggested = List.copyOf(suggested);
    }

    @Override
    public String template() {
        return "listing-form.jte";
    }

    /** What it can be, beyond words. */
    public List<Choice> whats(Texts texts) {
        return SUBJECTS.stream()
                .map(name -> new Choice(name, texts.say("subject." + name)))
                .toList();
    }

    /** The words of a list to choose from, after an empty one; their texts are {@code list.WORD}. */
    public static List<Choice> words(Texts texts, String list, List<String> words) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", texts.say("choose.none")));
        words.forEach(word -> choices.add(new Choice(word, texts.say(list + "." + word))));
        return choices;
    }

    /** The shelves, after none. */
    public List<Choice> shelves(Texts texts) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", texts.say("choose.none")));
        choices.addAll(categories);
        return choices;
    }

    /** Whether something is said of a thing, or wrong with it: then its fields are shown open. */
    public boolean isOfThing() {
        return fields.value("subject").equals("ITEM") || isWrong(THING);
    }

    /** The same of work, services and skills. */
    public boolean isOfWork() {
        return !List.of("", "UNSAID", "ITEM").contains(fields.value("subject")) || isWrong(WORK);
    }

    /** The same of the place on the map. */
    public boolean isOnMap() {
        return !fields.value("latitude").isEmpty() || isWrong(List.of("latitude", "longitude"));
    }

    private boolean isWrong(List<String> names) {
        return names.stream().anyMatch(name -> fields.error(name) != null);
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
