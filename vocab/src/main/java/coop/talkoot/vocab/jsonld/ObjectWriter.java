package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Thing;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Documents from records, by the rules of wire.md 2.3. What was received is written as it was received. */
public final class ObjectWriter {
    private ObjectWriter() {}

    /** A whole document. */
    public static JsonObject write(Thing thing) {
        var received = thing.received().standalone();
        if (received.isPresent()) {
            return received.get();
        }
        var document = Documents.JSON.createObjectBuilder().add("@context", context(thing));
        properties(thing, true).build().forEach(document::add);
        return document.build();
    }

    /** The {@code @context} a document about this would have: ActivityStreams, security, our terms inline. */
    public static JsonArray context(Thing thing) {
        return WireContexts.of(thing);
    }

    /** A thing within another. */
    static JsonObject embedded(Thing thing) {
        return thing.received()
                .standalone()
                .orElseGet(() -> properties(thing, false).build());
    }

    static @Nullable JsonValue reference(@Nullable Reference reference) {
        return reference == null ? null : written(reference);
    }

    static JsonValue written(Reference reference) {
        return switch (reference) {
            case Reference.ById byId -> Properties.text(byId.id());
            case Reference.Embedded embedded -> embedded(embedded.thing());
        };
    }

    private static Properties properties(Thing thing, boolean whole) {
        return switch (thing) {
            case Activity activity -> ActivityWriter.write(activity, whole);
            case Actor actor -> ActorWriter.write(actor);
            case ActivityObject object -> KindWriter.write(object);
        };
    }
}
