package coop.talkoot.web.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form and what is wrong with it, by field name. {@code problem} is what is wrong with the whole, or
 * null. Shown again as it was typed; the controllers leave passwords out.
 */
public record Fields(
        Map<String, String> values,
        Map<String, String> errors,
        @Nullable String problem) {
    public Fields {
        values = Map.copyOf(values);
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors)); // named in the order they were found
    }

    /** A form nobody has filled in yet. */
    public static Fields empty() {
        return new Fields(Map.of(), Map.of(), null);
    }

    /** A form filled in, with nothing wrong. */
    public static Fields of(Map<String, String> values) {
        return new Fields(values, Map.of(), null);
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public @Nullable String error(String name) {
        return errors.get(name);
    }

    /** Ids of what describes a field: its hint, its error; null where there is neither. */
    public @Nullable String described(String name, boolean hasHint) {
        var hint = hasHint ? "f-" + name + "-hint" : "";
        var error = errors.containsKey(name) ? "f-" + name + "-error" : "";
        var both = (hint + " " + error).strip();
        return both.isEmpty() ? null : both;
    }

    public boolean isWrong() {
        return problem != null || !errors.isEmpty();
    }
}
