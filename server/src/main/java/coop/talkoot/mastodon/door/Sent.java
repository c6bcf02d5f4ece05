package coop.talkoot.mastodon.door;

import coop.talkoot.http.SentForm;
import coop.talkoot.platform.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a program sent, in whatever form: query, form, multipart or JSON. Names are joined by dots:
 * {@code poll[options][]} and {@code {"poll": {"options": […]}}} are both {@code poll.options}. Numbers and booleans
 * are texts; what nobody asks for is passed over.
 */
public final class Sent {
    static final String ATTRIBUTE = "talkoot.sent";
    private static final Set<String> YES = Set.of("true", "1", "on", "t", "yes");

    private final Map<String, List<String>> values;

    private Sent(Map<String, List<String>> values) {
        this.values = values;
    }

    static Sent of(Map<String, List<String>> values) {
        var kept = new LinkedHashMap<String, List<String>>();
        values.forEach((name, texts) -> kept.put(name, List.copyOf(texts)));
        return new Sent(kept);
    }

    /** The fields of a form with files, but for the files. */
    public static Sent of(SentForm form) {
        var kept = new LinkedHashMap<String, List<String>>();
        form.texts()
                .forEach((name, value) -> kept.computeIfAbsent(SentReader.plain(name), first -> new ArrayList<>())
                        .add(SentReader.checked(name, String.valueOf(value))));
        return of(kept);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The last of that name; empty when it was not sent or is blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(texts -> !texts.isEmpty())
                .map(List::getLast)
                .filter(text -> !text.isBlank());
    }

    /** As {@link #text}, refused when missing. */
    public String required(String name) {
        return text(name).orElseThrow(() -> Refused.invalid(name, name + " is missing."));
    }

    /** All of that name, in order. */
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean yes(String name, boolean otherwise) {
        return text(name).map(YES::contains).orElse(otherwise);
    }

    /** A whole number of up to nine digits; refused when it is none. */
    public Optional<Integer> whole(String name) {
        return text(name).map(digits -> {
            if (!digits.matches("-?[0-9]{1,9}")) {
                throw Refused.invalid(name, name + " must be a whole number.");
            }
            return Integer.valueOf(digits);
        });
    }

    /** The names that begin with {@code prefix} and a dot, without these. */
    public List<String> under(String prefix) {
        var names = new ArrayList<String>();
        values.keySet().stream()
                .filter(name -> name.startsWith(prefix + "."))
                .map(name -> name.substring(prefix.length() + 1))
                .forEach(names::add);
        return names;
    }

    /** Everything, as for a form. */
    public Map<String, List<String>> all() {
        return Map.copyOf(values);
    }
}
