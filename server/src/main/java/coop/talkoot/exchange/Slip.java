package coop.talkoot.exchange;

import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An offer or need as it is filled in, field by field, before anything of it has been checked: by a form, in a draft, in
 * the row of a table. Fields that are not there are empty.
 */
public final class Slip {
    /** Every field there is, in the order of forms and tables; purpose and category are the caller's to look up. */
    public static final List<String> FIELDS = List.of(
            "purpose",
            "title",
            "text",
            "kind",
            "quantity",
            "unit",
            "inReturn",
            "place",
            "latitude",
            "longitude",
            "due",
            "openUntil",
            "category",
            "tags",
            "audience",
            "subject",
            "form",
            "condition",
            "length",
            "width",
            "height",
            "weight",
            "value",
            "currency",
            "stock",
            "perUnit",
            "availability",
            "minutes",
            "places",
            "complexity",
            "compensation",
            "urgency",
            "level");

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final Map<String, String> fields;
    private final ZoneId zone;
    private final Map<String, String> faults = new LinkedHashMap<>();

    private Slip(Map<String, String> fields, ZoneId zone) {
        this.fields = fields;
        this.zone = zone;
    }

    /**
     * What is meant, or what is wrong with it: by field, what was expected there.
     *
     * @param title what it is called, also where something is wrong
     */
    public record Reading(
            String title,
            Optional<Words> words,
            Optional<Terms> terms,
            Optional<Audience> audience,
            Map<String, String> faults) {
        public Reading {
            faults = Collections.unmodifiableMap(new LinkedHashMap<>(faults));
        }

        public boolean isRight() {
            return faults.isEmpty();
        }
    }

    /** Reads a slip; days end where {@code zone} is. */
    public static Reading read(Map<String, String> fields, Purpose purpose, String language, ZoneId zone) {
        return new Slip(fields, zone).read(purpose, language);
    }

    private Reading read(Purpose purpose, String language) {
        var words = attempt(this::title).flatMap(title -> attempt(() -> words(title, language)));
        var audience = attempt(() -> choice("audience", Audience.class, Audience.GROUP));
        audience.filter(chosen -> chosen != Audience.PUBLIC && chosen != Audience.GROUP)
                .ifPresent(chosen -> faults.put("audience", "This is group or public."));
        var terms = terms(purpose);
        terms.ifPresent(this::checkPrice);
        return new Reading(field("title"), words, terms, audience, faults);
    }

    private void checkPrice(Terms terms) {
        try {
            NewListing.checkPrice(terms);
        } catch (Refused refused) {
            fault(refused);
        }
    }

    private String title() {
        var title = field("title").replace("\n", " ");
        if (title.isEmpty()) {
            throw Refused.invalid("title", "Give it a title that says what it is.");
        }
        return title;
    }

    private Words words(String title, String language) {
        var tags = Arrays.stream(field("tags").split("[,;]", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        return Words.typed(title, field("text"), language, tags);
    }

    private Optional<Terms> terms(Purpose purpose) {
        var kind = attempt(() -> choice("kind", ExchangeKind.class, null));
        var quantity = attempt(() ->
                optional("quantity", typed -> Quantity.of(typed, field("unit").isEmpty() ? "one" : field("unit"))));
        var spot = attempt(this::spot);
        var due = attempt(() -> moment("due"));
        var until = attempt(() -> moment("openUntil"));
        var before = faults.size();
        var subject = subject(purpose);
        if (kind.isEmpty() || subject.isEmpty() || faults.size() > before) {
            // what does not depend on these is said as well
            attempt(() -> terms(purpose, ExchangeKind.GIFT, quantity, spot, due, until, new Subject.Unsaid()));
            return Optional.empty();
        }
        return attempt(() -> terms(purpose, kind.get(), quantity, spot, due, until, subject.get()));
    }

    private Terms terms(
            Purpose purpose,
            ExchangeKind kind,
            Optional<Optional<Quantity>> quantity,
            Optional<Optional<Spot>> spot,
            Optional<Optional<Instant>> due,
            Optional<Optional<Instant>> until,
            Subject subject) {
        return new Terms(
                purpose,
                kind,
                quantity.flatMap(found -> found).orElse(null),
                field("inReturn"),
                field("place"),
                spot.flatMap(found -> found).orElse(null),
                due.flatMap(found -> found).orElse(null),
                until.flatMap(found -> found).orElse(null),
                subject);
    }

    private Optional<Subject> subject(Purpose purpose) {
        return attempt(() -> choice("subject", Subject.Kind.class, Subject.Kind.UNSAID))
                .flatMap(kind -> switch (kind) {
                    case UNSAID -> Optional.of(new Subject.Unsaid());
                    case ITEM -> purpose == Purpose.NEED ? bareItem() : item();
                    case SERVICE -> service();
                    case JOB -> job();
                    case HELP ->
                        attempt(() -> choice("urgency", Subject.Urgency.class, Subject.Urgency.WHENEVER))
                                .map(Subject.Help::new);
                    case SKILL -> skill();
                    case TIME ->
                        attempt(() -> new Subject.Time(
                                number("minutes").map(Math::toIntExact).orElse(null), field("availability")));
                });
    }

    private static Optional<Subject> bareItem() {
        return Optional.of(new Subject.Item(Features.UNKNOWN));
    }

    private Optional<Subject> item() {
        var before = faults.size();
        var form = attempt(() -> choice("form", Features.Form.class, Features.Form.THING));
        var condition = attempt(() -> whole("condition"));
        var length = attempt(() -> whole("length"));
        var width = attempt(() -> whole("width"));
        var height = attempt(() -> whole("height"));
        var weight = attempt(() -> number("weight"));
        var value = attempt(() -> money("value"));
        var stock = attempt(() -> whole("stock"));
        return faults.size() > before
                ? Optional.empty()
                : attempt(() -> new Subject.Item(new Features(
                        form.orElseThrow(),
                        condition.flatMap(found -> found).orElse(null),
                        new Size(
                                length.flatMap(found -> found).orElse(null),
                                width.flatMap(found -> found).orElse(null),
                                height.flatMap(found -> found).orElse(null)),
                        weight.flatMap(found -> found).orElse(null),
                        value.flatMap(found -> found).orElse(null),
                        stock.flatMap(found -> found).orElse(1))));
    }

    private Optional<Subject> service() {
        return attempt(() -> new Subject.Service(
                field("perUnit"),
                field("availability"),
                whole("minutes").orElse(null),
                whole("places").orElse(null)));
    }

    private Optional<Subject> job() {
        var complexity =
                attempt(() -> optional("complexity", typed -> choice("complexity", Subject.Complexity.class, null)));
        var minutes = attempt(() -> whole("minutes"));
        var compensation = attempt(() -> money("compensation"));
        return complexity.isEmpty() || minutes.isEmpty() || compensation.isEmpty()
                ? Optional.empty()
                : attempt(() -> new Subject.Job(
                        complexity.get().orElse(null),
                        minutes.get().orElse(null),
                        compensation.get().orElse(null)));
    }

    private Optional<Subject> skill() {
        var level = attempt(() -> optional("level", typed -> choice("level", Subject.Level.class, null)));
        return level.flatMap(found -> attempt(() -> new Subject.Skill(
                found.orElse(null),
                whole("minutes").orElse(null),
                whole("places").orElse(null))));
    }

    private Optional<Spot> spot() {
        if (field("latitude").isEmpty() && field("longitude").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Spot(degrees("latitude"), degrees("longitude")));
    }

    private BigDecimal degrees(String name) {
        var typed = field(name).replace(',', '.');
        if (!typed.matches("-?[0-9]{1,3}(\\.[0-9]{1,12})?")) {
            throw Refused.invalid(name, "This is a number of degrees such as 60.17.");
        }
        return new BigDecimal(typed);
    }

    private Optional<Money> money(String name) {
        return optional(name, typed -> Money.of(typed, field("currency"), name));
    }

    private Optional<Integer> whole(String name) {
        return number(name).map(found -> {
            if (found > Integer.MAX_VALUE) {
                throw Refused.invalid(name, "This number is too large.");
            }
            return Math.toIntExact(found);
        });
    }

    private Optional<Long> number(String name) {
        return optional(name, typed -> {
            if (!typed.matches("[0-9]{1,15}")) {
                throw Refused.invalid(name, "This is a whole number, without a unit.");
            }
            return Long.parseLong(typed);
        });
    }

    /** A day, which is over when it ends, or a moment with its offset. */
    private Optional<Instant> moment(String name) {
        return optional(name, typed -> {
            try {
                var isDay = typed.length() <= "2027-05-31".length();
                var moment = isDay
                        ? LocalDate.parse(typed)
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .minusSeconds(1)
                                .toOffsetDateTime()
                        : OffsetDateTime.parse(typed);
                if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                    return moment.toInstant();
                }
            } catch (DateTimeException notADate) {
                throw Refused.invalid(name, "A date looks like 2027-05-31.");
            }
            throw Refused.invalid(name, "This day is too far away.");
        });
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, @Nullable E otherwise) {
        var typed = field(name).toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        if (typed.isEmpty() && otherwise != null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(word -> word.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(name, "This is one of " + words(type) + "."));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private <T> Optional<T> optional(String name, Function<String, T> read) {
        var typed = field(name);
        return typed.isEmpty() ? Optional.empty() : Optional.of(read.apply(typed));
    }

    /** The result, or a fault at its field: what is wrong first in a field is said. */
    private <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (Refused refused) {
            fault(refused);
            return Optional.empty();
        }
    }

    private void fault(Refused refused) {
        if (!(refused.refusal() instanceof Refusal.Invalid invalid)) {
            throw refused;
        }
        faults.putIfAbsent(invalid.field(), invalid.sentence());
    }

    private String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
