package coop.talkoot.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;

/** A form that cannot be taken apart: escapes that are none, or more fields than any form of ours has. */
@Singleton
final class UndecodableHandler implements ExceptionHandler<DecoderException, HttpResponse<?>> {
    private final Answers answers;

    UndecodableHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public HttpResponse<?> handle(HttpRequest request, DecoderException undecodable) {
        return answers.answer(
                request,
                Problem.of(HttpStatus.BAD_REQUEST, "The form cannot be read: expected name=value, percent-encoded."));
    }
}
