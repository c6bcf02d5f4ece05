package coop.talkoot.activitypub.actor;

import coop.talkoot.vocab.Thing;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.ObjectWriter;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.json.JsonStructure;
import java.nio.charset.StandardCharsets;

/** Answers to those who read: documents, and the lack of them. Public ones may be read by any page and kept a while. */
final class Answers {
    static final MediaType DOCUMENT = MediaType.of("application/activity+json; charset=utf-8");
    static final MediaType PROBLEM = MediaType.of("application/problem+json; charset=utf-8");

    private Answers() {}

    static MutableHttpResponse<byte[]> document(Thing thing, boolean isPublic) {
        return document(Documents.write(ObjectWriter.write(thing)), isPublic);
    }

    static MutableHttpResponse<byte[]> document(byte[] body, boolean isPublic) {
        return kept(HttpResponse.ok(body).contentType(DOCUMENT), isPublic);
    }

    /** What is left of something public. */
    static MutableHttpResponse<byte[]> gone(Thing tombstone) {
        var body = Documents.write(ObjectWriter.write(tombstone));
        return kept(HttpResponse.<byte[]>status(HttpStatus.GONE).body(body).contentType(DOCUMENT), true);
    }

    static MutableHttpResponse<byte[]> json(JsonStructure json, MediaType type) {
        return text(json.toString(), type);
    }

    static MutableHttpResponse<byte[]> text(String text, MediaType type) {
        return kept(HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8)).contentType(type), true);
    }

    /** Nothing there, or nothing for this reader: both read the same. */
    static MutableHttpResponse<byte[]> notFound() {
        return problem(HttpStatus.NOT_FOUND, "There is nothing here, or nothing that you may see.");
    }

    static MutableHttpResponse<byte[]> forbidden() {
        return problem(HttpStatus.FORBIDDEN, "This account is suspended.");
    }

    static MutableHttpResponse<byte[]> badRequest(String detail) {
        return problem(HttpStatus.BAD_REQUEST, detail);
    }

    private static MutableHttpResponse<byte[]> problem(HttpStatus status, String detail) {
        var body = Documents.JSON
                .createObjectBuilder()
                .add("type", "about:blank")
                .add("title", status.getReason())
                .add("status", status.getCode())
                .add("detail", detail)
                .build();
        return HttpResponse.<byte[]>status(status)
                .body(Documents.write(body))
                .contentType(PROBLEM)
                .header("Cache-Control", "no-store")
                .header("Access-Control-Allow-Origin", "*");
    }

    private static MutableHttpResponse<byte[]> kept(MutableHttpResponse<byte[]> response, boolean isPublic) {
        return isPublic
                ? response.header("Cache-Control", "public, max-age=180").header("Access-Control-Allow-Origin", "*")
                : response.header("Cache-Control", "private, no-store");
    }
}
