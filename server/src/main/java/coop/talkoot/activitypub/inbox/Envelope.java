package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be plain in an activity before anything else is looked at: who acts, under which id, and that both are of
 * one host. Read from the JSON as it came, without JSON-LD.
 *
 * @param id the activity's id; made of the actor and the body's digest when the sender gave none
 * @param objectId id of what is acted on, if it has one
 * @param isUnnamed whether the sender gave no id
 */
record Envelope(
        String id,
        String type,
        String actor,
        String origin,
        @Nullable String objectId,
        boolean hasProof,
        boolean isUnnamed) {
    private static final int LONGEST_URI = 2048;

    /** Reads a document, or says what is wrong with it. */
    static Envelope of(JsonObject document, String digest) {
        var actor = idOf(document.get("actor"))
                .orElseThrow(() -> new MalformedDocument("actor must be the id of who acts"));
        var origin = Hosts.of(actor).orElseThrow(() -> new MalformedDocument("actor must be an http(s) URL"));
        var id = document.containsKey("id")
                ? idOf(document.get("id")).orElseThrow(() -> new MalformedDocument("id must be a string"))
                : actor + "#" + digest;
        if (id.length() > LONGEST_URI || actor.length() > LONGEST_URI) {
            throw new MalformedDocument("an id has at most " + LONGEST_URI + " characters");
        }
        // GHSA-4qhx-hhwf-8685: an id on another host would let its sender hide somebody else's activity.
        if (!Hosts.of(id).map(origin::equals).orElse(false)) {
            throw new MalformedDocument("id and actor must be of the same host");
        }
        var type = typeOf(document.get("type"));
        return new Envelope(
                id,
                type,
                actor,
                origin,
                idOf(document.get("object")).orElse(null),
                document.get("proof") instanceof JsonObject,
                !document.containsKey("id"));
    }

    /** An actor deletes or changes itself: of somebody never seen this needs no answer, let alone a key. */
    boolean concernsItself() {
        return actor.equals(objectId) && (type.equals("Delete") || type.equals("Update"));
    }

    private static String typeOf(@Nullable JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonArray array && !array.isEmpty() && array.get(0) instanceof JsonString first) {
            return first.getString();
        }
        throw new MalformedDocument("type must be a string");
    }

    private static Optional<String> idOf(@Nullable JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        if (value instanceof JsonObject object && object.get("id") instanceof JsonString id) {
            return Optional.of(id.getString());
        }
        return value instanceof JsonArray array && array.size() == 1 ? idOf(array.get(0)) : Optional.empty();
    }
}
