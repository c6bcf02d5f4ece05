package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.platform.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is what to send as {@code before} for the one after it, null at the end. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PageView<T>(List<T> items, @Nullable String next) {
    /** The page as an answer, with the address of the next one in a Link header (RFC 8288). */
    static <S, T> HttpResponse<PageView<T>> of(HttpRequest<?> request, Page<S> page, Function<S, T> view) {
        return answer(request, page.items().stream().map(view).toList(), page.next());
    }

    static <T> HttpResponse<PageView<T>> answer(HttpRequest<?> request, List<T> items, @Nullable Long next) {
        if (next == null) {
            return HttpResponse.ok(new PageView<>(items, null));
        }
        var address = UriBuilder.of(request.getUri())
                .replaceQueryParam("before", next.toString())
                .build();
        return HttpResponse.ok(new PageView<>(items, next.toString()))
                .header("Link", "<" + address + ">; rel=\"next\"");
    }
}
