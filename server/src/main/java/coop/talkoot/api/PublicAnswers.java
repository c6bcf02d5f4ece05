package coop.talkoot.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.platform.Changes;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Answers that are the same for everybody who is not signed in, in the bytes they were last given in: as long as
 * nothing was done here since, and for a second at most, as other processes may have done something.
 */
@Singleton
final class PublicAnswers {
    private static final Argument<PageView<PostView>> PAGE = Argument.of(argument(), PostView.class);

    private final Changes changes;
    private final JsonMapper json;
    private final Cache<String, Given> given = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();

    private record Given(long version, HttpResponse<PageView<PostView>> answer, byte[] body) {}

    PublicAnswers(Changes changes, JsonMapper json) {
        this.changes = changes;
        this.json = json;
    }

    /** The answer to this request; of many who ask at the same time one has it made. */
    HttpResponse<byte[]> of(HttpRequest<?> request, Supplier<HttpResponse<PageView<PostView>>> make) {
        var found = given.asMap().compute(request.getUri().toString(), (uri, known) -> {
            var version = changes.version();
            return known != null && known.version() == version ? known : written(version, make.get());
        });
        var answer = HttpResponse.ok(found.body()).contentType(MediaType.APPLICATION_JSON_TYPE);
        var link = found.answer().header("Link");
        return link == null ? answer : answer.header("Link", link);
    }

    private Given written(long version, HttpResponse<PageView<PostView>> answer) {
        try {
            return new Given(version, answer, json.writeValueAsBytes(PAGE, answer.body()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @SuppressWarnings("unchecked")
    private static Class<PageView<PostView>> argument() {
        return (Class<PageView<PostView>>) (Class<?>) PageView.class;
    }
}
