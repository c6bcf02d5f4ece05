package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Text;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the properties of one object; what is absent is not written. */
final class Properties {
    private final JsonObjectBuilder json = Documents.JSON.createObjectBuilder();

    Properties put(String key, @Nullable String value) {
        if (value != null) {
            json.add(key, value);
        }
        return this;
    }

    Properties put(String key, @Nullable JsonValue value) {
        if (value != null) {
            json.add(key, value);
        }
        return this;
    }

    Properties put(String key, @Nullable Boolean value) {
        if (value != null) {
            json.add(key, value);
        }
        return this;
    }

    Properties put(String key, @Nullable Long value) {
        if (value != null) {
            json.add(key, value);
        }
        return this;
    }

    /** As a JSON number: for coordinates only, which the AS2 context types as float. */
    Properties putNumber(String key, @Nullable BigDecimal value) {
        if (value != null) {
            json.add(key, value);
        }
        return this;
    }

    /** As text, which every reader reads alike (wire.md rule 12). */
    Properties putDecimal(String key, @Nullable BigDecimal value) {
        return put(key, value == null ? null : Numbers.write(value));
    }

    Properties put(String key, @Nullable Instant value) {
        return put(key, value == null ? null : Moments.write(value));
    }

    Properties put(String key, @Nullable OffsetDateTime value) {
        return put(key, value == null ? null : Moments.write(value));
    }

    /** Always an array, even of none. */
    <T> Properties putAll(String key, List<T> values, Function<T, JsonValue> write) {
        json.add(key, array(values, write));
        return this;
    }

    /** An array, or nothing. */
    <T> Properties putSome(String key, List<T> values, Function<T, JsonValue> write) {
        return values.isEmpty() ? this : putAll(key, values, write);
    }

    /** One by itself, several as an array: for properties that some peers read as one only. */
    <T> Properties putOneOrMany(String key, List<T> values, Function<T, JsonValue> write) {
        return values.size() == 1 ? put(key, write.apply(values.getFirst())) : putSome(key, values, write);
    }

    Properties put(String key, Text text) {
        return put(key, text.plain()).putLanguages(key, text.byLanguage());
    }

    Properties putLanguages(String key, Map<String, String> byLanguage) {
        if (!byLanguage.isEmpty()) {
            var languages = Documents.JSON.createObjectBuilder();
            byLanguage.forEach(languages::add);
            json.add(key + "Map", languages);
        }
        return this;
    }

    JsonObject build() {
        return json.build();
    }

    static JsonValue text(String value) {
        return Documents.JSON.createValue(value);
    }

    private static <T> JsonArrayBuilder array(List<T> values, Function<T, JsonValue> write) {
        var array = Documents.JSON.createArrayBuilder();
        values.forEach(value -> array.add(write.apply(value)));
        return array;
    }
}
