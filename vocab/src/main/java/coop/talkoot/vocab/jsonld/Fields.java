package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.Received;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The properties of one object, read as peers write them: one or many, id or object, and sometimes nonsense, which is absent. */
final class Fields {
    /** An index entry of PostgreSQL holds little more. */
    private static final int LONGEST_ID = 2_048;

    private static final Set<String> NOT_SAID = Set.of("id", "@context");

    private final JsonObject json;
    private final @Nullable JsonValue context;
    private final Received received;
    private final int depth;

    private Fields(JsonObject json, @Nullable JsonValue context, Received received, int depth) {
        if (depth > Documents.DEEPEST) {
            throw new MalformedDocument("the document is nested deeper than " + Documents.DEEPEST);
        }
        this.json = json;
        this.context = json.getOrDefault("@context", context);
        this.received = received;
        this.depth = depth;
    }

    static Fields of(NormalDocument document) {
        return new Fields(document.plain(), document.context(), Received.from(document.received(), null), 1);
    }

    private Fields within(JsonObject object) {
        return new Fields(object, context, Received.from(object, context), depth + 1);
    }

    Received received() {
        return received;
    }

    boolean has(String key) {
        return !values(key).isEmpty();
    }

    /** All that stands under a key, arrays flattened and nulls left out, as JSON-LD does. */
    List<JsonValue> values(String key) {
        var values = new ArrayList<JsonValue>();
        flatten(json.get(key), values, depth);
        return values;
    }

    private static void flatten(@Nullable JsonValue value, List<JsonValue> values, int depth) {
        if (depth > Documents.DEEPEST) {
            throw new MalformedDocument("the document is nested deeper than " + Documents.DEEPEST);
        }
        if (value instanceof JsonArray array) {
            array.forEach(element -> flatten(element, values, depth + 1));
        } else if (value != null && !value.equals(JsonValue.NULL)) {
            values.add(value);
        }
    }

    List<String> types() {
        return strings("type").stream()
                .map(type -> type.startsWith("as:") ? type.substring("as:".length()) : type)
                .toList();
    }

    /** The first type, or an empty word. */
    String type() {
        return types().stream().findFirst().orElse("");
    }

    List<String> strings(String key) {
        return values(key).stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .toList();
    }

    @Nullable
    String string(String key) {
        return strings(key).stream().findFirst().orElse(null);
    }

    /** The first that is there under any of these keys. */
    @Nullable
    String string(List<String> keys) {
        return keys.stream().flatMap(key -> strings(key).stream()).findFirst().orElse(null);
    }

    /** The ids of all that is referred to, by id, written out, or by a Link. */
    List<String> ids(String key) {
        return values(key).stream().flatMap(this::idOf).filter(Fields::isId).toList();
    }

    @Nullable
    String id(String key) {
        return ids(key).stream().findFirst().orElse(null);
    }

    /** Its own. */
    @Nullable
    String id() {
        return strings("id").stream().filter(Fields::isId).findFirst().orElse(null);
    }

    private Stream<String> idOf(JsonValue value) {
        if (value instanceof JsonString text) {
            return Stream.of(text.getString());
        }
        if (value instanceof JsonObject object) {
            var fields = within(object);
            return Stream.concat(fields.strings("id").stream(), fields.strings("href").stream())
                    .limit(1);
        }
        return Stream.empty();
    }

    static boolean isId(String text) {
        return !text.isBlank() && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID;
    }

    /** Recipients; the public by any of its three names. */
    List<String> recipients(String key) {
        return ids(key).stream()
                .map(id -> id.equals("as:Public") || id.equals("Public") ? Namespaces.PUBLIC : id)
                .distinct()
                .toList();
    }

    /** The objects under a key; what is named by id only is left out. */
    List<Fields> objects(String key) {
        return values(key).stream()
                .filter(JsonObject.class::isInstance)
                .map(value -> within(value.asJsonObject()))
                .toList();
    }

    /** Everything under a key, one for one: null for what is no object. */
    Stream<@Nullable Fields> listed(String key) {
        return values(key).stream().map(value -> value instanceof JsonObject object ? within(object) : null);
    }

    /** The object, or an id as an object that has nothing else. */
    List<Fields> objectsOrIds(String key) {
        return values(key).stream().flatMap(value -> asObject(value, "id")).toList();
    }

    /** The same for files and links, where a bare string is the address. */
    List<Fields> objectsOrAddresses(String key) {
        return values(key).stream().flatMap(value -> asObject(value, "href")).toList();
    }

    private Stream<Fields> asObject(JsonValue value, String key) {
        if (value instanceof JsonObject object) {
            return Stream.of(within(object));
        }
        return value instanceof JsonString
                ? Stream.of(within(
                        Documents.JSON.createObjectBuilder().add(key, value).build()))
                : Stream.empty();
    }

    /** Whether it says nothing but an id. */
    boolean isOnlyId() {
        return has("id") && json.keySet().stream().allMatch(key -> NOT_SAID.contains(key) || !has(key));
    }

    @Nullable
    Boolean flag(String key) {
        return values(key).stream()
                .filter(value -> value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE))
                .map(JsonValue.TRUE::equals)
                .findFirst()
                .orElse(null);
    }

    /** A number, or text that is one, of a size that can be reckoned with. */
    @Nullable
    BigDecimal number(String key) {
        return values(key).stream()
                .flatMap(value -> Numbers.read(value).stream())
                .findFirst()
                .orElse(null);
    }

    /** All numbers under a key. */
    List<BigDecimal> numbers(String key) {
        return values(key).stream()
                .flatMap(value -> Numbers.read(value).stream())
                .toList();
    }

    /** A whole number that is not negative. */
    @Nullable
    Long count(String key) {
        var number = number(key);
        Predicate<BigDecimal> whole =
                value -> value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0;
        return number != null && whole.test(number) && number.precision() - number.scale() <= 18
                ? (Long) number.longValue()
                : null;
    }

    /** The names of its properties. */
    Set<String> keys() {
        return json.keySet();
    }
}
