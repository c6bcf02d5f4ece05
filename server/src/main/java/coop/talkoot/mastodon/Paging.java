package coop.talkoot.mastodon;

import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Span;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Pages of lists: which stretch is asked for, and where the ones before and after it are, which only Link says. */
@Singleton
final class Paging {
    static final int STATUSES = 40;
    static final int ACCOUNTS = 80;
    private static final int USUAL = 20;
    private static final Set<String> CURSORS = Set.of("max_id", "min_id", "since_id");

    private final Settings settings;

    Paging(Settings settings) {
        this.settings = settings;
    }

    /** More than {@code most} is cut to it. */
    static Span span(Sent sent, int most) {
        var limit = Math.max(1, Math.min(most, sent.whole("limit").orElse(Math.min(most, USUAL))));
        var nearest = sent.text("min_id").isPresent();
        var after = nearest ? id(sent, "min_id", 0) : id(sent, "since_id", 0);
        return new Span(limit, id(sent, "max_id", Long.MAX_VALUE), after, nearest);
    }

    /** The same of a list that is only read from the newest on. */
    static Page.Request page(Sent sent, int most) {
        var span = span(sent, most);
        return new Page.Request(span.limit(), Math.max(1, span.before()));
    }

    /** {@code ids} of what the page shows, in its order; there may be more on both sides of it. */
    <T> HttpResponse<List<T>> answer(HttpRequest<?> request, Sent sent, List<T> items, List<Long> ids) {
        MutableHttpResponse<List<T>> response = HttpResponse.ok(items);
        return ids.isEmpty()
                ? response
                : response.header(
                        "Link",
                        "<" + address(request, sent, "max_id", ids.getLast()) + ">; rel=\"next\", <"
                                + address(request, sent, "min_id", ids.getFirst()) + ">; rel=\"prev\"");
    }

    /** The same of a list that is only read from the newest on. */
    <T> HttpResponse<List<T>> onward(HttpRequest<?> request, Sent sent, List<T> items, List<Long> ids) {
        MutableHttpResponse<List<T>> response = HttpResponse.ok(items);
        return ids.isEmpty()
                ? response
                : response.header("Link", "<" + address(request, sent, "max_id", ids.getLast()) + ">; rel=\"next\"");
    }

    /** By the address people know, whatever a proxy says. */
    private String address(HttpRequest<?> request, Sent sent, String cursor, long id) {
        var query = new ArrayList<String>();
        sent.all().forEach((name, values) -> {
            if (!CURSORS.contains(name)) {
                var key = values.size() > 1 ? name + "[]" : name;
                values.forEach(value -> query.add(encoded(key) + "=" + encoded(value)));
            }
        });
        query.add(cursor + "=" + id);
        return settings.uri(request.getPath()) + "?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static long id(Sent sent, String name, long otherwise) {
        return sent.text(name)
                .map(text -> {
                    if (!text.matches("[0-9]{1,18}|[0-8][0-9]{18}")) {
                        throw Refused.invalid(name, name + " must be the id of something in the list.");
                    }
                    return Long.parseLong(text);
                })
                .orElse(otherwise);
    }
}
