package coop.talkoot.governance;

import coop.talkoot.governance.method.Reason;
import coop.talkoot.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a vote came out, in sentences: the outcome, what was chosen, and why. */
public final class OutcomeWords {
    private OutcomeWords() {}

    /** Of a vote that is over. */
    public static String of(Texts texts, Decision decision) {
        var conclusion = decision.conclusion();
        if (conclusion == null) {
            throw new IllegalArgumentException("the vote " + decision.id() + " is not over");
        }
        var titles =
                decision.options().stream().collect(Collectors.toMap(Decision.Option::choice, Decision.Option::title));
        var chosen = conclusion.selected().stream()
                .map(choice -> titles.getOrDefault(choice, choice))
                .collect(Collectors.joining(", "));
        return texts.say("outcome." + conclusion.outcome().name(), chosen) + " " + why(texts, conclusion.reason());
    }

    /** The sentence that explains it; weights stand as votes. */
    public static String why(Texts texts, Decision.Explanation reason) {
        var kinds = Stream.of(Reason.Code.values())
                .filter(code -> code.name().equals(reason.key()))
                .findFirst()
                .map(Reason.Code::arguments)
                .orElse(List.of());
        var values = new ArrayList<Object>();
        for (var place = 0; place < reason.values().size(); place++) {
            var value = reason.values().get(place);
            var isWeight = place < kinds.size() && kinds.get(place) == Reason.Kind.WEIGHT;
            values.add(isWeight ? Texts.thousandths(value) : value);
        }
        return texts.say("reason." + reason.key(), values.toArray());
    }
}
