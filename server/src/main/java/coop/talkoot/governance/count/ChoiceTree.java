package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a paper says as JSON: one field, named after the kind of question. */
final class ChoiceTree {

    private ChoiceTree() {}

    static Map<String, Object> write(Choice choice) {
        return switch (choice) {
            case Choice.Answer answer -> Map.of("answer", Fields.word(answer));
            case Choice.Position position -> Map.of("position", Fields.word(position));
            case Choice.Consenting consenting -> Map.of("consenting", Fields.word(consenting));
            case Choice.Approving approving -> Map.of("approving", List.copyOf(new TreeSet<>(approving.options())));
            case Choice.Scoring scoring -> Map.of("scoring", scoring.points());
            case Choice.Ranking ranking -> Map.of("ranking", ranking.ranks());
            case Choice.Spending spending -> Map.of("spending", spending.votes());
            case Choice.Dividing dividing -> Map.of("dividing", dividing.votes());
        };
    }

    static Choice read(Fields fields) throws Unreadable {
        if (fields.map().size() != 1) {
            throw new Unreadable(
                    fields.where() + " says not one thing but " + fields.map().size());
        }
        String name = fields.map().keySet().iterator().next();
        return switch (name) {
            case "answer" -> fields.oneOf(name, Choice.Answer.class);
            case "position" -> fields.oneOf(name, Choice.Position.class);
            case "consenting" -> fields.oneOf(name, Choice.Consenting.class);
            case "approving" -> {
                Set<String> options = new HashSet<>();
                for (String option : fields.texts(name)) {
                    if (!options.add(option)) {
                        throw new Unreadable(fields.where() + " names " + option + " twice");
                    }
                }
                yield new Choice.Approving(options);
            }
            case "scoring" -> new Choice.Scoring(numbers(fields.part(name)));
            case "spending" -> new Choice.Spending(numbers(fields.part(name)));
            case "dividing" -> new Choice.Dividing(numbers(fields.part(name)));
            case "ranking" -> {
                List<List<String>> ranks = new ArrayList<>();
                for (Object rank : fields.list(name)) {
                    ranks.add(Fields.texts(fields.where(), rank));
                }
                yield new Choice.Ranking(ranks);
            }
            default -> throw new Unreadable(fields.where() + " says " + name + ", which no paper does");
        };
    }

    private static Map<String, Integer> numbers(Fields fields) throws Unreadable {
        Map<String, Integer> numbers = new HashMap<>();
        for (String option : fields.map().keySet()) {
            numbers.put(option, fields.whole(option));
        }
        return numbers;
    }
}
