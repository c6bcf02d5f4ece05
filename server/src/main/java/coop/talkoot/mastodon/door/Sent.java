package coop.talkoot.mastodon.door;

import coop.talkoot.http.SentForm;
import coop.talkoot.platform.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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

    /**
     * A list of things with fields of their own, each as if it had been sent alone: numbered, or, in a form without
     * numbers, by the order of their values.
     */
    public List<Sent> each(String prefix) {
        var numbered = new TreeMap<Integer, Map<String, List<String>>>();
        var flat = new LinkedHashMap<String, List<String>>();
        for (var name : under(prefix)) {
            var parts = name.split("\\.", 2);
            var texts = values.getOrDefault(prefix + "." + name, List.of());
            if (parts.length == 2 && parts[0].matches("[0-9]{1,4}")) {
                numbered.computeIfAbsent(Integer.valueOf(parts[0]), number -> new LinkedHashMap<>())
                        .put(parts[1], texts);
            } else {
                flat.put(name, texts);
            }
        }
        var things = new ArrayList<>(numbered.values());
        var count = flat.values().stream().mapToInt(List::size).max().orElse(0);
        for (var at = 0; at < count; at++) {
            var thing = new LinkedHashMap<String, List<String>>();
            for (var field : flat.entrySet()) {
                if (field.getValue().size() != count) {
                    throw Refused.invalid(
                            prefix, prefix + " must be numbered, or each of them must have the same fields.");
                }
                thing.put(field.getKey(), List.of(field.getValue().get(at)));
            }
            things.add(thing);
        }
        return things.stream().map(Sent::of).toList();
    }

    /** Everything, as for a form. */
    public Map<String, List<String>> all() {
        return Map.copyOf(values);
    }
}
