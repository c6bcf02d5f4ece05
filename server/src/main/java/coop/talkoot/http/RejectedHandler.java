package coop.talkoot.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** A request that goes no further as an answer. */
@Singleton
final class RejectedHandler implements ExceptionHandler<Rejected, HttpResponse<?>> {
    private final Answers answers;

    RejectedHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public HttpResponse<?> handle(HttpRequest request, Rejected rejected) {
        var answer = answers.answer(request, rejected.problem());
        rejected.headers().forEach(answer::header);
        return answer;
    }
}
