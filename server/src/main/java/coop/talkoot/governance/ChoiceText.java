package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.platform.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a ballot says as canonical JSON, and back: one field, named after the kind of question, such as
 * {@code {"answer":"yes"}} or {@code {"ranking":[["b"],["a","c"]]}}.
 */
public final class ChoiceText {
    private static final int MOST = 10_000;

    private ChoiceText() {}

    public static String write(Choice choice) {
        return Canonical.write(tree(choice));
    }

    /** As maps, lists, texts and numbers. */
    public static Map<String, Object> tree(Choice choice) {
        return switch (choice) {
            case Choice.Answer answer -> Map.of("answer", Fields.written(answer));
            case Choice.Position position -> Map.of("position", Fields.written(position));
            case Choice.Consenting consenting -> Map.of("consenting", Fields.written(consenting));
            case Choice.Approving approving -> Map.of("approving", List.copyOf(new TreeSet<>(approving.options())));
            case Choice.Scoring scoring -> Map.of("scoring", scoring.points());
            case Choice.Ranking ranking -> Map.of("ranking", ranking.ranks());
            case Choice.Spending spending -> Map.of("spending", spending.votes());
            case Choice.Dividing dividing -> Map.of("dividing", dividing.votes());
        };
    }

    /** Refused by the name of the field; whether it fits the question is asked apart. */
    public static Choice read(String text) {
        return of(Canonical.read("choice", text));
    }

    /** The same of JSON that was read already. */
    public static Choice of(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> map) || map.size() != 1) {
            throw Refused.invalid("choice", "A ballot says one thing: an object with one field.");
        }
        var name = String.valueOf(map.keySet().iterator().next());
        var value = map.values().iterator().next();
        return switch (name) {
            case "answer" -> word(name, value, Choice.Answer.values());
            case "position" -> word(name, value, Choice.Position.values());
            case "consenting" -> word(name, value, Choice.Consenting.values());
            case "approving" -> new Choice.Approving(distinct(name, texts(name, value)));
            case "scoring" -> new Choice.Scoring(numbers(name, value));
            case "spending" -> new Choice.Spending(numbers(name, value));
            case "dividing" -> new Choice.Dividing(numbers(name, value));
            case "ranking" -> new Choice.Ranking(ranks(value));
            default -> throw Refused.invalid("choice." + name, "No ballot has such a field.");
        };
    }

    private static <E extends Enum<E> & Choice> Choice word(String name, @Nullable Object value, E[] words) {
        return Stream.of(words)
                .filter(word -> Fields.written(word).equals(value))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "choice." + name,
                        "This must be one of "
                                + String.join(
                                        ", ",
                                        Stream.of(words).map(Fields::written).toList()) + "."));
    }

    private static List<String> texts(String name, @Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST) {
            throw Refused.invalid("choice." + name, "This must be a list of options.");
        }
        var texts = new ArrayList<String>();
        for (var item : list) {
            if (!(item instanceof String text)) {
                throw Refused.invalid("choice." + name, "An option is named by its text.");
            }
            texts.add(text);
        }
        return texts;
    }

    private static Set<String> distinct(String name, List<String> texts) {
        var set = new LinkedHashSet<>(texts);
        if (set.size() < texts.size()) {
            throw Refused.invalid("choice." + name, "An option stands there twice.");
        }
        return set;
    }

    private static List<List<String>> ranks(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST) {
            throw Refused.invalid("choice.ranking", "This must be a list of ranks.");
        }
        var ranks = new ArrayList<List<String>>();
        for (var item : list) {
            ranks.add(item instanceof String text ? List.of(text) : texts("ranking", item));
        }
        return ranks;
    }

    private static Map<String, Integer> numbers(String name, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map) || map.size() > MOST) {
            throw Refused.invalid("choice." + name, "This must be an object: options with whole numbers.");
        }
        var numbers = new LinkedHashMap<String, Integer>();
        for (var entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String option)
                    || !(entry.getValue() instanceof Long number)
                    || Math.abs(number) > MOST) {
                throw Refused.invalid("choice." + name, "A number here is whole, and not beyond " + MOST + ".");
            }
            numbers.put(option, number.intValue());
        }
        return numbers;
    }
}
