package coop.talkoot.web;

import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was sent by a form, field by field; a field that was not sent is empty. */
final class Form {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final List<String> SECRET = List.of("password", "newPassword", "code");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, List<String>> all = new HashMap<>();

    private Form(@Nullable Map<String, Object> sent) {
        if (sent != null) {
            sent.forEach((name, value) -> values.put(name, first(value)));
            sent.forEach((name, value) -> all.put(name, every(value)));
        }
    }

    static Form of(@Nullable Map<String, Object> sent) {
        return new Form(sent);
    }

    /** The value unchecked, for what is not kept and not shown. */
    String asSent(String name) {
        return values.getOrDefault(name, "");
    }

    /** The value as typed; refused when longer than the field takes, or no text. */
    String text(String name, int longest) {
        var value = values.getOrDefault(name, "");
        if (value.length() > longest) {
            throw Refused.invalid(name, "This has at most " + longest + " characters.");
        }
        if (value.indexOf('\0') >= 0
                || value.codePoints()
                        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw Refused.invalid(name, "There are characters in this that are none.");
        }
        return value.replace("\r\n", "\n");
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, String sentence) {
        var value = values.getOrDefault(name, "");
        return Stream.of(type.getEnumConstants())
                .filter(word -> word.name().equals(value))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(name, sentence));
    }

    /** The part of it whose names begin so, by the rest of their names. */
    Form within(String prefix) {
        var part = new HashMap<String, Object>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), value);
            }
        });
        return new Form(part);
    }

    /** A date and a time where the reader lives, as browsers send them; null when none was chosen. */
    @Nullable
    Instant moment(String name, ZoneId zone) {
        var value = text(name, 40).strip();
        if (value.isEmpty()) {
            return null;
        }
        try {
            var moment = LocalDateTime.parse(value);
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return moment.atZone(zone).toInstant();
            }
        } catch (DateTimeException notOne) {
            throw Refused.invalid(name, "A time looks like 2027-05-31T18:30.");
        }
        throw Refused.invalid(name, "This time is too far away.");
    }

    /** What was chosen where several things can be. */
    List<String> several(String name) {
        return all.getOrDefault(name, List.of());
    }

    /** Whether it was sent at all, empty or not. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether a box was ticked. */
    boolean isTicked(String name) {
        return !values.getOrDefault(name, "").isEmpty();
    }

    int number(String name, String sentence) {
        var digits = values.getOrDefault(name, "").strip();
        if (!digits.matches("[0-9]{1,6}")) {
            throw Refused.invalid(name, sentence);
        }
        return Integer.parseInt(digits);
    }

    /** The end of a day where the reader lives; null when none was chosen. */
    @Nullable
    Instant endOfDay(String name, ZoneId zone) {
        var value = values.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(value);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day.plusDays(1).atStartOfDay(zone).minusSeconds(1).toInstant();
            }
        } catch (DateTimeException notADay) {
            throw Refused.invalid(name, "A date looks like 2027-05-31.");
        }
        throw Refused.invalid(name, "This day is too far away.");
    }

    /** Words separated by commas. */
    List<String> words(String name, int longest) {
        return Arrays.stream(text(name, longest).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What was typed, to be shown again with what is wrong with it; passwords are left out. */
    Fields wrong(Map<String, String> errors, @Nullable String problem) {
        var shown = new HashMap<>(values);
        SECRET.forEach(shown::remove);
        shown.replaceAll((name, value) -> value.replace("\0", ""));
        return new Fields(shown, errors, problem);
    }

    private static List<String> every(@Nullable Object value) {
        return value instanceof List<?> several
                ? several.stream().map(Form::first).toList()
                : List.of(first(value));
    }

    private static String first(@Nullable Object value) {
        if (value instanceof List<?> several) {
            return several.isEmpty() ? "" : first(several.getFirst());
        }
        return value == null ? "" : value.toString();
    }
}
