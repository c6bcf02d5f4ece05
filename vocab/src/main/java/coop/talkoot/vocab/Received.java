package coop.talkoot.vocab;

import coop.talkoot.vocab.jsonld.Documents;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON a thing was read from, unknown properties included, kept to be served and forwarded unchanged.
 *
 * <p>It takes no part in equality: two things are the same when they say the same, however their JSON was written.
 */
public final class Received {
    private static final Received NOTHING = new Received(null, null);

    private final @Nullable JsonObject json;
    private final @Nullable JsonValue enclosingContext;

    private Received(@Nullable JsonObject json, @Nullable JsonValue enclosingContext) {
        this.json = json;
        this.enclosingContext = enclosingContext;
    }

    /** For what we make ourselves. */
    public static Received nothing() {
        return NOTHING;
    }

    /** An object as it came, and the {@code @context} of the document around it if it has none of its own. */
    public static Received from(JsonObject json, @Nullable JsonValue enclosingContext) {
        return new Received(Objects.requireNonNull(json), enclosingContext);
    }

    /** The very object that came. */
    public Optional<JsonObject> json() {
        return Optional.ofNullable(json);
    }

    /** The same with the context of the document around it, so that it can be stored and served alone. */
    public Optional<JsonObject> standalone() {
        return json().map(object -> {
            if (enclosingContext == null || object.containsKey("@context")) {
                return object;
            }
            var alone = Documents.JSON.createObjectBuilder().add("@context", enclosingContext);
            object.forEach(alone::add);
            return alone.build();
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Received;
    }

    @Override
    public int hashCode() {
        return Received.class.hashCode();
    }

    @Override
    public String toString() {
        return json == null ? "nothing" : "as received";
    }
}
