package coop.talkoot.governance;

import coop.talkoot.platform.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of an object of canonical JSON: each must be there, and none that nobody asks for. */
final class Fields {
    private final String path;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private Fields(String path, Map<?, ?> values) {
        this.path = path;
        values.forEach((name, value) -> this.values.put((String) name, value));
    }

    static Fields of(String path, Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw Refused.invalid(path, "This must be an object.");
        }
        return new Fields(path, map);
    }

    boolean has(String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    Fields part(String name) {
        return of(at(name), value(name));
    }

    String text(String name) {
        var text = line(name);
        if (text.isBlank() || text.length() > 200) {
            throw refused(name, "This must be a text of 1 to 200 characters.");
        }
        return text;
    }

    /** Any text, also an empty one. */
    String line(String name) {
        return value(name, String.class, "This must be a text.");
    }

    long number(String name) {
        return value(name, Long.class, "This must be a whole number.");
    }

    List<?> list(String name) {
        return value(name, List.class, "This must be a list.");
    }

    List<String> lines(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    List<Fields> parts(String name) {
        return list(name).stream().map(item -> of(at(name), item)).toList();
    }

    boolean isText(String name, String text) {
        return text.equals(value(name));
    }

    boolean yes(String name) {
        return value(name, Boolean.class, "This must be true or false.");
    }

    int whole(String name, int least, int most) {
        if (value(name) instanceof Long number && number >= least && number <= most) {
            return number.intValue();
        }
        throw refused(name, "This must be a whole number from " + least + " to " + most + ".");
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        return word(name, value(name), type);
    }

    <E extends Enum<E>> List<E> several(String name, Class<E> type) {
        var words = new ArrayList<E>();
        list(name).forEach(item -> words.add(word(name, item, type)));
        if (new HashSet<>(words).size() < words.size()) {
            throw Refused.invalid(at(name), "Nothing can stand here twice.");
        }
        return words;
    }

    /** Everything has been taken: refuses what nobody asked for. */
    void done() {
        values.keySet().stream()
                .filter(name -> !asked.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refused.invalid(at(name), "There is no such field here.");
                });
    }

    private Object value(String name) {
        if (!has(name)) {
            throw Refused.invalid(at(name), "This is missing.");
        }
        return Objects.requireNonNull(values.get(name));
    }

    private <E extends Enum<E>> E word(String name, Object value, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(word -> written(word).equals(value))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        at(name),
                        "This must be one of "
                                + Stream.of(type.getEnumConstants())
                                        .map(Fields::written)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** As a word stands in JSON: simpleMajority for SIMPLE_MAJORITY. */
    static String written(Enum<?> word) {
        var parts = word.name().toLowerCase(Locale.ROOT).split("_");
        return parts[0]
                + Stream.of(parts)
                        .skip(1)
                        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                        .collect(Collectors.joining());
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private <T> T value(String name, Class<T> type, String sentence) {
        var value = value(name);
        if (!type.isInstance(value)) {
            throw refused(name, sentence);
        }
        return type.cast(value);
    }

    /** A refusal at the field of that name. */
    Refused refused(String name, String sentence) {
        return Refused.invalid(at(name), sentence);
    }
}
