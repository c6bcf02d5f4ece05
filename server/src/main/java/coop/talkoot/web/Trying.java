package coop.talkoot.web;

import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Map;

/** What a refusal reads like on the form it answers. */
final class Trying {
    private Trying() {}

    /** The answer with the form again; who tried too often is told for how long to wait. */
    static MutableHttpResponse<byte[]> slower(Refused refused, MutableHttpResponse<byte[]> again) {
        return refused.refusal() instanceof Refusal.TooOften tooOften
                ? again.status(429).header("Retry-After", String.valueOf(tooOften.retryAfterSeconds()))
                : again;
    }

    /** The form again: at the field when it has that one, else above it all. What is not there stays a refusal. */
    static Fields again(Form form, Refused refused, List<String> fields) {
        return switch (refused.refusal()) {
            case Refusal.Invalid invalid ->
                fields.contains(invalid.field())
                        ? form.wrong(Map.of(invalid.field(), invalid.sentence()), null)
                        : form.wrong(Map.of(), invalid.sentence());
            case Refusal.Conflict conflict -> form.wrong(Map.of(), conflict.sentence());
            case Refusal.NotAllowed notAllowed -> form.wrong(Map.of(), notAllowed.sentence());
            case Refusal.TooOften tooOften -> form.wrong(Map.of(), tooOften.sentence());
            case Refusal.NotFound ignored -> throw refused;
            case Refusal.Gone ignored -> throw refused;
        };
    }
}
