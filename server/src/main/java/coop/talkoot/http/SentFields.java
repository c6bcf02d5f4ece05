package coop.talkoot.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON body. Take each one, then call {@link #done}: it refuses what was wrong and what was not asked
 * for, all at once. Until then a wrong value reads as an empty one, so nothing may be done before.
 */
public final class SentFields {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(?:\\.[0-9]{1,12})?");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}");
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 9998;
    private static final int LONGEST_LIST = 100;

    private final String prefix;
    private final Map<String, @Nullable Object> values;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Problem.Fault> faults;
    private final List<SentFields> parts = new ArrayList<>();

    private SentFields(String prefix, Map<String, @Nullable Object> values, List<Problem.Fault> faults) {
        this.prefix = prefix;
        this.values = values;
        this.faults = faults;
    }

    /** Reads a body that must be one JSON object; refuses what is malformed with 400. */
    public static SentFields of(byte[] body) {
        return new SentFields("", StrictJson.object(body), new ArrayList<>());
    }

    /** Whether the field was sent, be it as null. */
    public boolean has(String field) {
        known.add(field);
        return values.containsKey(field);
    }

    /** A text that must be there. */
    public String text(String field) {
        if (!has(field)) {
            return refuse(field, "This is missing: a text.", "");
        }
        return text(field, "");
    }

    /** A text, or {@code otherwise} when it was not sent. */
    public String text(String field, String otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        return values.get(field) instanceof String text ? text : refuse(field, "This must be a text.", "");
    }

    /** A list of texts, or {@code otherwise} when it was not sent. */
    public List<String> texts(String field, List<String> otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        if (!(values.get(field) instanceof List<?> list) || list.size() > LONGEST_LIST) {
            return refuse(field, "This must be a list of at most " + LONGEST_LIST + " texts.", otherwise);
        }
        var texts = new ArrayList<String>();
        for (var item : list) {
            if (!(item instanceof String text)) {
                return refuse(field, "This must be a list of texts.", otherwise);
            }
            texts.add(text);
        }
        return texts;
    }

    /** One of the words of an enum, in lower case; must be there. */
    public <E extends Enum<E>> E oneOf(String field, Class<E> type) {
        var words = type.getEnumConstants();
        if (!has(field)) {
            return refuse(field, "This is missing: " + expected(words) + ".", words[0]);
        }
        return oneOf(field, type, words[0]);
    }

    /** One of the words of an enum, or {@code otherwise} when it was not sent. */
    public <E extends Enum<E>> E oneOf(String field, Class<E> type, E otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        var words = type.getEnumConstants();
        for (var word : words) {
            if (word.name().toLowerCase(Locale.ROOT).equals(values.get(field))) {
                return word;
            }
        }
        return refuse(field, "This must be " + expected(words) + ".", otherwise);
    }

    /** True or false, or {@code otherwise} when it was not sent. */
    public boolean yes(String field, boolean otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        return values.get(field) instanceof Boolean value ? value : refuse(field, "This must be true or false.", false);
    }

    /** An id, which is a text of digits; empty when it was not sent or null. */
    public Optional<Long> id(String field) {
        if (!has(field) || values.get(field) == null) {
            return Optional.empty();
        }
        return values.get(field) instanceof String text
                ? readId(text).or(() -> refuse(field, "This must be an id.", Optional.empty()))
                : refuse(field, "This must be an id, as a text.", Optional.empty());
    }

    /** An id that must be there. */
    public long requiredId(String field) {
        return has(field)
                        && values.get(field) instanceof String text
                        && readId(text).isPresent()
                ? readId(text).get()
                : refuse(field, "This must be an id, as a text.", 0L);
    }

    /** A whole number within bounds, or {@code otherwise} when it was not sent. */
    public int whole(String field, int otherwise, int most) {
        if (!has(field)) {
            return otherwise;
        }
        if (values.get(field) instanceof StrictJson.Digits number
                && number.text().matches("[0-9]{1,9}")
                && Integer.parseInt(number.text()) >= 1
                && Integer.parseInt(number.text()) <= most) {
            return Integer.parseInt(number.text());
        }
        return refuse(field, "This must be a whole number from 1 to " + most + ".", otherwise);
    }

    /** A whole number from 0, of 13 digits at most; empty when it was not sent or null. */
    public Optional<Long> amount(String field) {
        return has(field) && values.get(field) != null ? Optional.of(requiredAmount(field)) : Optional.empty();
    }

    /** The same, and it must be there. */
    public long requiredAmount(String field) {
        return has(field)
                        && values.get(field) instanceof StrictJson.Digits number
                        && AMOUNT.matcher(number.text()).matches()
                ? Long.parseLong(number.text())
                : refuse(field, "This must be a whole number of minor units, such as minutes, from 0.", 0L);
    }

    /** A whole number from 0, of what the name of the field says; empty when it was not sent or null. */
    public Optional<Long> count(String field) {
        if (!has(field) || values.get(field) == null) {
            return Optional.empty();
        }
        return values.get(field) instanceof StrictJson.Digits number
                        && AMOUNT.matcher(number.text()).matches()
                ? Optional.of(Long.parseLong(number.text()))
                : refuse(field, "This must be a whole number from 0.", Optional.empty());
    }

    /** An exact decimal, which travels as a text; must be there. */
    public BigDecimal decimal(String field) {
        return has(field)
                        && values.get(field) instanceof String digits
                        && DECIMAL.matcher(digits).matches()
                ? new BigDecimal(digits)
                : refuse(field, "This must be a decimal number as a text, such as \"60.17\".", BigDecimal.ZERO);
    }

    /** A moment with its offset, or {@code otherwise} when it was not sent; null when it was sent as null. */
    public @Nullable Instant moment(String field, @Nullable Instant otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        if (values.get(field) == null) {
            return null;
        }
        if (values.get(field) instanceof String text) {
            var moment = readMoment(text);
            if (moment.isPresent()) {
                return moment.get();
            }
        }
        fault(field, "This must be a moment such as 2030-05-01T12:00:00+02:00.");
        return null;
    }

    /** An object within the object; empty when it was not sent or null. */
    public Optional<SentFields> part(String field) {
        if (!has(field) || values.get(field) == null) {
            return Optional.empty();
        }
        if (!(values.get(field) instanceof Map<?, ?> map)) {
            return refuse(field, "This must be an object.", Optional.empty());
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, value) -> fields.put((String) name, value));
        var part = new SentFields(prefix + field + ".", fields, faults);
        parts.add(part);
        return Optional.of(part);
    }

    /** The objects of a list; none when it was not sent. */
    public List<SentFields> several(String field) {
        if (!has(field)) {
            return List.of();
        }
        if (!(values.get(field) instanceof List<?> list) || list.size() > LONGEST_LIST) {
            return refuse(field, "This must be a list of at most " + LONGEST_LIST + " objects.", List.of());
        }
        var found = new ArrayList<SentFields>();
        for (var item : list) {
            if (!(item instanceof Map<?, ?> map)) {
                return refuse(field, "This must be a list of objects.", List.of());
            }
            var fields = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((name, value) -> fields.put((String) name, value));
            var part = new SentFields(prefix + field + ".", fields, faults);
            parts.add(part);
            found.add(part);
        }
        return found;
    }

    /** Whatever JSON stands there, as maps, lists, texts, truth values and Long; empty when it was not sent or null. */
    public Optional<Object> tree(String field) {
        if (!has(field) || values.get(field) == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(whole(values.get(field)));
        } catch (ArithmeticException fraction) {
            return refuse(field, "Numbers here are whole, and nothing is null.", Optional.empty());
        }
    }

    private static Object whole(@Nullable Object value) {
        if (value == null) {
            throw new ArithmeticException("null");
        }
        return switch (value) {
            case Map<?, ?> map -> {
                var object = new LinkedHashMap<String, Object>();
                map.forEach((name, part) -> object.put((String) name, whole(part)));
                yield object;
            }
            case List<?> list -> list.stream().map(SentFields::whole).toList();
            case StrictJson.Digits digits -> {
                if (!digits.text().matches("-?[0-9]{1,15}")) {
                    throw new ArithmeticException(digits.text());
                }
                yield Long.parseLong(digits.text());
            }
            case String text -> text;
            case Boolean truth -> truth;
            default -> throw new ArithmeticException(value.toString());
        };
    }

    private void fault(String field, String expected) {
        faults.add(new Problem.Fault(prefix + field, expected));
    }

    /** Everything has been taken: refuses with 422 what was wrong, and fields nobody asked for. */
    public void done() {
        addUnknown();
        if (!faults.isEmpty()) {
            throw Rejected.unacceptable(faults);
        }
    }

    /** An id as it stands in an address or a field. */
    public static Optional<Long> readId(String text) {
        if (!ID.matcher(text).matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(text);
        return number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(number.longValueExact());
    }

    /** PostgreSQL keeps years that Java can count but not all of them, so far-off ones are no moments here. */
    private static Optional<Instant> readMoment(String text) {
        try {
            var moment = OffsetDateTime.parse(text);
            return moment.getYear() >= EARLIEST_YEAR && moment.getYear() <= LATEST_YEAR
                    ? Optional.of(moment.toInstant())
                    : Optional.empty();
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private void addUnknown() {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .limit(LONGEST_LIST)
                .forEach(name -> fault(name, "There is no such field here."));
        parts.forEach(SentFields::addUnknown);
    }

    private <T extends @Nullable Object> T refuse(String field, String expected, T placeholder) {
        fault(field, expected);
        return placeholder;
    }

    private static String expected(Enum<?>[] words) {
        return Arrays.stream(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "one of ", ""));
    }
}
