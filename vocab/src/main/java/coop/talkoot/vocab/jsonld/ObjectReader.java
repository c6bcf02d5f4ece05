package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.PublicKey;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Thing;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records from documents. It reads any JSON object: what it does not know is kept, what makes no sense is absent.
 * Nothing but {@link MalformedDocument} is ever thrown.
 */
public final class ObjectReader {
    private ObjectReader() {}

    /** From the body of a request or response. */
    public static Thing read(byte[] body) {
        return read(Jsonld.normalise(Documents.parse(body)));
    }

    public static Thing read(NormalDocument document) {
        return thing(Fields.of(document));
    }

    /** The keys in an actor's document, or the one in a document of its own (a bare key, GoToSocial's stub). */
    public static List<PublicKey> publicKeys(NormalDocument document) {
        var fields = Fields.of(document);
        return Stream.concat(Stream.of(fields), fields.objects("publicKey").stream())
                .map(ActorReader::publicKey)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The first type we know decides; an unknown type with an `actor` acts (FEP-2277), any other is. */
    static Thing thing(Fields fields) {
        for (var type : fields.types()) {
            var known = known(type, fields);
            if (known != null) {
                return known;
            }
        }
        return fields.has("actor")
                ? ActivityReader.unknown(fields)
                : new ActivityObject.Unknown(fields.type(), CoreReader.read(fields));
    }

    private static @Nullable Thing known(String type, Fields fields) {
        var activity = ActivityReader.read(type, fields);
        if (activity != null) {
            return activity;
        }
        var actor = ActorReader.read(type, fields);
        return actor != null ? actor : KindReader.read(type, fields);
    }

    static List<Reference> references(Fields fields, String key) {
        return fields.objectsOrIds(key).stream()
                .flatMap(object -> Stream.ofNullable(reference(object)))
                .toList();
    }

    static @Nullable Reference reference(Fields fields, String key) {
        return references(fields, key).stream().findFirst().orElse(null);
    }

    private static @Nullable Reference reference(Fields object) {
        if (!object.isOnlyId()) {
            return Reference.to(thing(object));
        }
        var id = object.id();
        return id == null ? null : Reference.to(id);
    }
}
