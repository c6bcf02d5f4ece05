package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Amount;
import coop.talkoot.governance.method.Counts;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Stage;
import coop.talkoot.governance.method.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a count gives, as JSON. Amounts are texts, as they have more digits than numbers of JSON. */
final class TallyTree {

    private TallyTree() {}

    static Map<String, Object> write(Tally tally) {
        Outcome outcome = tally.outcome();
        Map<String, Object> tree = new TreeMap<>();
        tree.put("outcome", Fields.word(outcome.kind()));
        tree.put("selected", outcome.selected());
        tree.put("tied", outcome.tied());
        tree.put(
                "reason",
                Map.of(
                        "code",
                        Fields.word(outcome.reason().code()),
                        "arguments",
                        outcome.reason().arguments()));
        tree.put("counts", counts(tally.counts()));
        tree.put("stages", tally.stages().stream().map(TallyTree::stage).toList());
        return tree;
    }

    private static Map<String, Object> counts(Counts counts) {
        return Map.of(
                "rollWeight", counts.roll().weight(),
                "rollVoters", counts.roll().voters(),
                "cast", counts.cast(),
                "voters", counts.voters(),
                "abstained", counts.abstained(),
                "decisive", counts.decisive(),
                "lines", counts.lines().stream().map(TallyTree::line).toList());
    }

    private static Map<String, Object> line(Counts.Line line) {
        return Map.of(
                "choice", line.choice(), "amount", line.amount(), "weight", line.weight(), "people", line.people());
    }

    private static Map<String, Object> stage(Stage stage) {
        return switch (stage) {
            case Stage.Transfer transfer ->
                Map.of(
                        "kind", "transfer",
                        "number", transfer.number(),
                        "step", Fields.word(transfer.step()),
                        "who", transfer.who(),
                        "quota", transfer.quota().toString(),
                        "exhausted", transfer.exhausted().toString(),
                        "places",
                                transfer.places().stream().map(TallyTree::place).toList());
            case Stage.Tie tie ->
                Map.of(
                        "kind", "tie",
                        "number", tie.number(),
                        "tied", tie.tied(),
                        "by", Fields.word(tie.by()),
                        "chosen", tie.chosen());
            case Stage.Duels duels ->
                Map.of(
                        "kind", "duels",
                        "options", duels.options(),
                        "preferred", duels.preferred(),
                        "paths", duels.paths(),
                        "order", duels.order());
            case Stage.Purchase bought ->
                Map.of(
                        "kind", "purchase",
                        "number", bought.number(),
                        "option", bought.option(),
                        "price", bought.price().toString());
            case Stage.Draw draw ->
                Map.of(
                        "kind", "draw",
                        "keys",
                                draw.keys().stream()
                                        .map(key -> List.of(key.option(), key.key(), key.stratum()))
                                        .toList(),
                        "drawn", draw.drawn());
        };
    }

    private static Map<String, Object> place(Stage.Place place) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("option", place.option());
        tree.put("standing", Fields.word(place.standing()));
        tree.put("votes", place.votes().toString());
        Amount keep = place.keep();
        if (keep != null) {
            tree.put("keep", keep.toString());
        }
        return tree;
    }
}
