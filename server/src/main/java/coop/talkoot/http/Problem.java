package coop.talkoot.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.platform.Refusal;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;

/** What an answer other than success says (RFC 9457). Everything in it is safe to show to anybody. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Problem(String type, String title, int status, String detail, List<Fault> errors) {
    /** One value that is not as it must be. The body as a whole has an empty {@code field}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Fault(String field, String expected) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem of a kind named after its status. */
    public static Problem of(HttpStatus status, String detail) {
        return of(status, detail, List.of());
    }

    static Problem of(HttpStatus status, String detail, List<Fault> errors) {
        var kind = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem("urn:talkoot:problem:" + kind, status.getReason(), status.getCode(), detail, errors);
    }

    /** How a refusal of the domain reads over HTTP. */
    public static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Invalid invalid ->
                of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        invalid.sentence(),
                        List.of(new Fault(invalid.field(), invalid.sentence())));
            case Refusal.NotFound notFound -> of(HttpStatus.NOT_FOUND, notFound.sentence());
            case Refusal.NotAllowed notAllowed -> of(HttpStatus.FORBIDDEN, notAllowed.sentence());
            case Refusal.Conflict conflict -> of(HttpStatus.CONFLICT, conflict.sentence());
            case Refusal.Gone gone -> of(HttpStatus.GONE, gone.sentence());
            case Refusal.TooOften tooOften -> of(HttpStatus.TOO_MANY_REQUESTS, tooOften.sentence());
        };
    }
}
