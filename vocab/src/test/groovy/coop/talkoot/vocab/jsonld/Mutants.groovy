package coop.talkoot.vocab.jsonld

import jakarta.json.Json
import jakarta.json.JsonArray
import jakarta.json.JsonObject
import jakarta.json.JsonValue

/** A document with each of its values replaced in turn. */
class Mutants {
    static List<JsonObject> of(JsonObject document, JsonValue nonsense) {
        paths(document, '').collect { Json.createPointer(it).replace(document, nonsense) }
    }

    private static List<String> paths(JsonValue value, String path) {
        def below = switch (value) {
            case JsonObject -> (value as JsonObject).collectMany { key, inner -> key == '@context' ? [] : paths(inner, path + '/' + Json.encodePointer(key)) }
            case JsonArray -> (value as JsonArray).withIndex().collectMany { inner, index -> paths(inner, "$path/$index".toString()) }
            default -> []
        }
        return path ? [path] + below : below
    }
}
