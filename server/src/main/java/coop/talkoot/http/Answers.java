package coop.talkoot.http;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Every answer that is a problem is written here, the framework's own ones too: JSON for programs, a page for people. */
@Singleton
@Primary
final class Answers implements ErrorResponseProcessor<byte[]> {
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final Map<HttpStatus, String> SENTENCES = Map.of(
            HttpStatus.BAD_REQUEST, "This request cannot be read.",
            HttpStatus.NOT_FOUND, "There is nothing here, or nothing that you may see.",
            HttpStatus.METHOD_NOT_ALLOWED, "This cannot be done here.",
            HttpStatus.NOT_ACCEPTABLE, "This is not to be had in the format you ask for.",
            HttpStatus.REQUEST_ENTITY_TOO_LARGE, "This is larger than we take.",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "We do not read this content type here.",
            HttpStatus.UNAUTHORIZED, "Sign in first.",
            HttpStatus.FORBIDDEN, "This is not for you to do.");

    private final BeanProvider<ErrorPages> pages;
    private final BeanProvider<ErrorShape> shapes;
    private final JsonMapper json;

    Answers(BeanProvider<ErrorPages> pages, BeanProvider<ErrorShape> shapes, JsonMapper json) {
        this.pages = pages;
        this.shapes = shapes;
        this.json = json;
    }

    /** Called by the framework for what it finds wrong itself: its messages may name classes, so ours are used. */
    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var sentence = SENTENCES.getOrDefault(response.status(), "This cannot be done.");
        var faults = context.getErrors().stream()
                .flatMap(error -> error.getPath().stream())
                .map(path -> new Problem.Fault(path.replaceFirst("^/", ""), sentence))
                .toList();
        var answer = answer(context.getRequest(), Problem.of(response.status(), sentence, faults));
        response.getHeaders().forEachValue((name, value) -> {
            if (!answer.getHeaders().contains(name)) {
                answer.header(name, value);
            }
        });
        return (MutableHttpResponse<byte[]>) answer;
    }

    MutableHttpResponse<?> answer(HttpRequest<?> request, Problem problem) {
        for (var shape : shapes) {
            if (shape.isFor(request)) {
                return written(problem.status(), shape.of(problem), MediaType.APPLICATION_JSON);
            }
        }
        if (wantsPage(request) && pages.isPresent()) {
            var page = pages.get().draw(request, problem);
            return page.code() == HttpStatus.OK.getCode() ? page.status(problem.status()) : page;
        }
        return written(problem.status(), problem, PROBLEM_JSON);
    }

    private MutableHttpResponse<?> written(int status, Object body, String type) {
        try {
            return HttpResponse.status(HttpStatus.valueOf(status))
                    .body(json.writeValueAsBytes(body))
                    .contentType(type);
        } catch (IOException cause) {
            throw new UncheckedIOException("a problem could not be written", cause);
        }
    }

    private static boolean wantsPage(HttpRequest<?> request) {
        return !request.getPath().startsWith("/api/")
                && request.getHeaders().getAll("Accept").stream().anyMatch(accept -> accept.contains("text/html"));
    }
}
