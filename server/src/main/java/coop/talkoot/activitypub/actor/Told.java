package coop.talkoot.activitypub.actor;

import coop.talkoot.vocab.jsonld.Documents;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose words an activity would repeat to who reads it: the posts it has the text of, and who else speaks in it. */
record Told(List<String> objects, List<String> speakers) {
    private static final Set<String> TELLING = Set.of("Create", "Update");

    static Told by(StoredActivity activity) {
        if (TELLING.contains(activity.type()) && activity.objectUri() != null) {
            return new Told(List.of(activity.objectUri()), List.of());
        }
        if (!activity.type().equals("Announce")) {
            return new Told(List.of(), List.of());
        }
        var inner = Documents.parse(activity.body().getBytes(StandardCharsets.UTF_8))
                .get("object");
        // Passed on by its id alone, a thing says nothing here.
        if (!(inner instanceof JsonObject said)) {
            return new Told(List.of(), List.of());
        }
        var isTelling = said.get("type") instanceof JsonString type && TELLING.contains(type.getString());
        return new Told(
                isTelling ? id(said.get("object")).stream().toList() : List.of(),
                id(said.get("actor")).stream().toList());
    }

    /** None of these is among what it tells, or among those who speak in it. */
    boolean isFreeOf(Collection<String> hidden) {
        return objects.stream().noneMatch(hidden::contains) && speakers.stream().noneMatch(hidden::contains);
    }

    private static Optional<String> id(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        return value instanceof JsonObject object && object.get("id") instanceof JsonString id
                ? Optional.of(id.getString())
                : Optional.empty();
    }
}
