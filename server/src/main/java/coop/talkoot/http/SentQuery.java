package coop.talkoot.http;

import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands in the address of a request, read as strictly as a body: the query's values, and ids in the path. */
public final class SentQuery {
    private static final int USUAL = 20;

    private final HttpRequest<?> request;

    private SentQuery(HttpRequest<?> request) {
        this.request = request;
    }

    public static SentQuery of(HttpRequest<?> request) {
        return new SentQuery(request);
    }

    /** The id in a path; what is no id names nothing. */
    public static long id(String segment) {
        return SentFields.readId(segment)
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    /** A text of at most so many characters; empty when missing or blank. */
    public Optional<String> text(String name, int longest) {
        var value = request.getParameters().get(name);
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.length() > longest || value.indexOf('\0') >= 0 || !isWhole(value)) {
            throw Refused.invalid(name, name + " must be a text of at most " + longest + " characters.");
        }
        return Optional.of(value);
    }

    /** An id; empty when missing. */
    public Optional<Long> id(String name, String what) {
        return text(name, 100)
                .map(value -> SentFields.readId(value)
                        .orElseThrow(() -> Refused.invalid(name, name + " must be the id of " + what + ".")));
    }

    /** A number from 0 to {@code most}; empty when missing. */
    public Optional<Integer> whole(String name, int most) {
        return text(name, 100).map(text -> {
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
                throw Refused.invalid(name, name + " must be a number from 0 to " + most);
            }
            return Integer.parseInt(text);
        });
    }

    /** One of the words of an enum, in lower case; empty when missing. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return text(name, 100)
                .map(value -> Stream.of(type.getEnumConstants())
                        .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(value))
                        .findFirst()
                        .orElseThrow(() -> Refused.invalid(name, name + " is not one of the words it can be.")));
    }

    /** {@code limit} and {@code before}. */
    public Page.Request page() {
        return new Page.Request(limit(), id("before", "an earlier item").orElse(Long.MAX_VALUE));
    }

    /** {@code limit} alone, for lists that go on by something else than an id. */
    public int limit() {
        return text("limit", 20).map(SentQuery::number).orElse(USUAL);
    }

    private static int number(String digits) {
        if (!digits.matches("[0-9]{1,6}")) {
            throw Refused.invalid("limit", "limit must be a number from 1 to " + Page.Request.MOST);
        }
        return Integer.parseInt(digits);
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}
