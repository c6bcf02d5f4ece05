package coop.talkoot.web;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DividedVotes;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands in the fields of a ballot paper, as a choice and back. Options go by their number on the paper, from 1, so
 * that no option's name has to fit into the name of a field.
 */
final class BallotForms {
    private BallotForms() {}

    /** The field of one option, by the kind of paper. */
    static String field(Decision decision, int number) {
        return prefix(decision) + number;
    }

    private static String prefix(Decision decision) {
        return switch (BallotLooks.of(decision.terms().method())) {
            case YES_NO, CONSENSUS, CONSENT, APPROVAL -> "choice-";
            case SCORE -> "score-";
            case RANKED -> "place-";
            case CREDITS -> "votes-";
        };
    }

    /** All fields there are on the paper. */
    static List<String> fields(Decision decision) {
        var all = new ArrayList<>(List.of("choice", "reason"));
        for (var number = 1; number <= decision.options().size(); number++) {
            all.add(field(decision, number));
        }
        for (var number = 1; number <= DividedVotes.words(decision).size(); number++) {
            all.add(part(number));
        }
        return all;
    }

    /** The field of how many votes go to one answer or option. */
    static String part(int number) {
        return "part-" + number;
    }

    private static Map<String, Integer> parts(Decision decision, Form form, String wrong) {
        var words = DividedVotes.words(decision);
        var parts = new LinkedHashMap<String, Integer>();
        for (var number = 1; number <= words.size(); number++) {
            var value = form.text(part(number), 100).strip();
            if (!value.isEmpty() && !value.matches("[0-9]{1,5}")) {
                throw Refused.invalid(part(number), wrong);
            }
            if (!value.isEmpty() && Integer.parseInt(value) > 0) {
                parts.put(words.get(number - 1), Integer.valueOf(value));
            }
        }
        return parts;
    }

    /** What was filled in; refused at the field that is not as it must be. */
    static Choice read(Decision decision, Form form, Texts texts) {
        var divided = parts(decision, form, texts.say("ballot.wrong.part"));
        if (!divided.isEmpty()) {
            return new Choice.Dividing(divided);
        }
        var wrong = texts.say("ballot.wrong.choice");
        return switch (BallotLooks.of(decision.terms().method())) {
            case YES_NO -> form.oneOf("choice", Choice.Answer.class, wrong);
            case CONSENSUS -> form.oneOf("choice", Choice.Position.class, wrong);
            case CONSENT -> form.oneOf("choice", Choice.Consenting.class, wrong);
            case APPROVAL -> {
                var chosen = new HashSet<String>();
                each(decision, form, (option, value) -> chosen.add(option));
                yield new Choice.Approving(chosen);
            }
            case SCORE -> new Choice.Scoring(numbers(decision, form, texts.say("ballot.wrong.score")));
            case RANKED -> ranking(decision, form, texts);
            case CREDITS -> {
                var votes = numbers(decision, form, texts.say("ballot.wrong.votes"));
                votes.values().removeIf(bought -> bought == 0);
                yield new Choice.Spending(votes);
            }
        };
    }

    /** The fields of a paper that says this. */
    static Map<String, String> values(Decision decision, Choice choice, String reason) {
        var values = new HashMap<String, String>();
        values.put("reason", reason);
        switch (choice) {
            case Choice.Answer answer -> values.put("choice", answer.name());
            case Choice.Position position -> values.put("choice", position.name());
            case Choice.Consenting consenting -> values.put("choice", consenting.name());
            case Choice.Approving approving ->
                approving.options().forEach(option -> put(values, decision, option, "on"));
            case Choice.Scoring scoring ->
                scoring.points().forEach((option, points) -> put(values, decision, option, points.toString()));
            case Choice.Spending spending ->
                spending.votes().forEach((option, votes) -> put(values, decision, option, votes.toString()));
            case Choice.Dividing dividing ->
                dividing.votes().forEach((word, votes) -> {
                    var number = DividedVotes.words(decision).indexOf(word) + 1;
                    values.put(part(number), votes.toString());
                });
            case Choice.Ranking ranking -> {
                for (var place = 1; place <= ranking.ranks().size(); place++) {
                    for (var option : ranking.ranks().get(place - 1)) {
                        put(values, decision, option, Integer.toString(place));
                    }
                }
            }
        }
        return values;
    }

    private static void put(Map<String, String> values, Decision decision, String option, String value) {
        for (var number = 1; number <= decision.options().size(); number++) {
            if (decision.options().get(number - 1).choice().equals(option)) {
                values.put(field(decision, number), value);
            }
        }
    }

    private interface Taking {
        void take(String option, String value);
    }

    private static void each(Decision decision, Form form, Taking taking) {
        for (var number = 1; number <= decision.options().size(); number++) {
            var value = form.text(field(decision, number), 100).strip();
            if (!value.isEmpty()) {
                taking.take(decision.options().get(number - 1).choice(), value);
            }
        }
    }

    private static Map<String, Integer> numbers(Decision decision, Form form, String wrong) {
        var numbers = new LinkedHashMap<String, Integer>();
        for (var number = 1; number <= decision.options().size(); number++) {
            var field = field(decision, number);
            var value = form.text(field, 100).strip();
            if (value.isEmpty()) {
                continue;
            }
            if (!value.matches("-?[0-9]{1,6}")) {
                throw Refused.invalid(field, wrong);
            }
            numbers.put(decision.options().get(number - 1).choice(), Integer.valueOf(value));
        }
        return numbers;
    }

    private static Choice ranking(Decision decision, Form form, Texts texts) {
        var places = new TreeMap<Integer, List<String>>();
        var isShared = decision.terms().method() == VotingMethod.SCHULZE;
        for (var number = 1; number <= decision.options().size(); number++) {
            var field = field(decision, number);
            var value = form.text(field, 100).strip();
            if (value.isEmpty()) {
                continue;
            }
            if (!value.matches("[1-9][0-9]{0,2}")) {
                throw Refused.invalid(field, texts.say("ballot.wrong.place"));
            }
            var place = places.computeIfAbsent(Integer.valueOf(value), first -> new ArrayList<>());
            place.add(decision.options().get(number - 1).choice());
            if (place.size() > 1 && !isShared) {
                throw Refused.invalid(field, texts.say("ballot.wrong.twice"));
            }
        }
        return new Choice.Ranking(List.copyOf(places.values()));
    }
}
