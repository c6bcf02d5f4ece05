package coop.talkoot.api;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Spot;
import coop.talkoot.exchange.find.Near;
import coop.talkoot.exchange.find.Order;
import coop.talkoot.exchange.find.Origins;
import coop.talkoot.exchange.find.Sought;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is looked for among offers and needs: in the address to find it now, in a body to keep the search. */
final class SentSearch {
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(?:\\.[0-9]{1,15})?");
    private static final Pattern METRES = Pattern.compile("[0-9]{1,7}");
    private static final int LONGEST = 200;

    private SentSearch() {}

    static Sought of(SentQuery query) {
        return new Sought(
                query.text("q", LONGEST).orElse(null),
                query.oneOf("purpose", Purpose.class).orElse(null),
                query.oneOf("kind", ExchangeKind.class).orElse(null),
                query.text("tag", LONGEST).orElse(null),
                query.id("group", "a group").orElse(null),
                query.whole("steps", Sought.MOST_STEPS).orElse(0),
                query.id("category", "a category").orElse(null),
                query.id("author", "a person").orElse(null),
                query.oneOf("from", Origins.class).orElse(Origins.ALL),
                near(query),
                moment(query, "dueBy"),
                moment(query, "openAt"),
                query.text("picture", LONGEST).map(SentSearch::isYes).orElse(false));
    }

    static Order order(SentQuery query) {
        return query.oneOf("sort", Order.class).orElse(Order.NEWEST);
    }

    /** One to be kept; the time that was looked for is not. */
    static Sought of(SentFields sent) {
        return new Sought(
                sent.text("q", ""),
                sent.has("purpose") ? sent.oneOf("purpose", Purpose.class) : null,
                sent.has("kind") ? sent.oneOf("kind", ExchangeKind.class) : null,
                sent.text("tag", ""),
                sent.id("group").orElse(null),
                sent.has("steps") ? sent.whole("steps", 0, Sought.MOST_STEPS) : 0,
                sent.id("category").orElse(null),
                null,
                sent.oneOf("from", Origins.class, Origins.ALL),
                sent.part("near").map(SentSearch::near).orElse(null),
                null,
                null,
                sent.yes("picture", false));
    }

    private static Near near(SentFields part) {
        return new Near(
                new Spot(part.decimal("latitude"), part.decimal("longitude")), part.whole("within", 0, Near.FARTHEST));
    }

    private static @Nullable Near near(SentQuery query) {
        var latitude = query.text("latitude", LONGEST);
        var longitude = query.text("longitude", LONGEST);
        var within = query.text("within", LONGEST);
        if (latitude.isEmpty() && longitude.isEmpty() && within.isEmpty()) {
            return null;
        }
        var spot = new Spot(degrees("latitude", latitude), degrees("longitude", longitude));
        var metres = within.filter(text -> METRES.matcher(text).matches()).orElse("0");
        return new Near(spot, Integer.parseInt(metres));
    }

    private static BigDecimal degrees(String field, Optional<String> typed) {
        return typed.filter(text -> DEGREES.matcher(text).matches())
                .map(BigDecimal::new)
                .orElseThrow(() -> Refused.invalid(
                        field, "A place is a latitude and a longitude in degrees, such as 60.17 and 24.94."));
    }

    private static @Nullable Instant moment(SentQuery query, String field) {
        return query.text(field, LONGEST)
                .map(text -> {
                    try {
                        return Instant.parse(text);
                    } catch (DateTimeException cause) {
                        throw Refused.invalid(field, field + " must be a time such as 2026-03-01T12:00:00Z.");
                    }
                })
                .orElse(null);
    }

    private static boolean isYes(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refused.invalid("picture", "picture is true or false.");
        };
    }
}
