package coop.talkoot.http;

import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** A refusal of the domain as an answer. */
@Singleton
final class RefusedHandler implements ExceptionHandler<Refused, HttpResponse<?>> {
    private final Answers answers;

    RefusedHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public HttpResponse<?> handle(HttpRequest request, Refused refused) {
        var answer = answers.answer(request, Problem.of(refused.refusal()));
        if (refused.refusal() instanceof Refusal.TooOften tooOften) {
            answer.header("Retry-After", String.valueOf(tooOften.retryAfterSeconds()));
        }
        return answer;
    }
}
