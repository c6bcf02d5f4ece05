package coop.talkoot.governance;

import coop.talkoot.governance.method.Amount;
import coop.talkoot.governance.method.Stage;
import coop.talkoot.governance.method.TieBreak;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The steps of a count as canonical JSON, and back. Amounts are texts, as they have more digits than JSON's numbers. */
final class StageText {
    private StageText() {}

    static Map<String, Object> tree(Stage stage) {
        return switch (stage) {
            case Stage.Transfer transfer -> {
                var tree = new TreeMap<String, Object>();
                tree.put("kind", "transfer");
                tree.put("number", transfer.number());
                tree.put("step", Fields.written(transfer.step()));
                tree.put("who", transfer.who());
                tree.put("quota", transfer.quota().toString());
                tree.put("exhausted", transfer.exhausted().toString());
                tree.put(
                        "places",
                        transfer.places().stream().map(StageText::tree).toList());
                yield tree;
            }
            case Stage.Tie tie ->
                Map.of(
                        "kind",
                        "tie",
                        "number",
                        tie.number(),
                        "tied",
                        tie.tied(),
                        "by",
                        Fields.written(tie.by()),
                        "chosen",
                        tie.chosen());
            case Stage.Duels duels ->
                Map.of(
                        "kind",
                        "duels",
                        "options",
                        duels.options(),
                        "preferred",
                        duels.preferred(),
                        "paths",
                        duels.paths(),
                        "order",
                        duels.order());
            case Stage.Purchase purchase ->
                Map.of(
                        "kind",
                        "purchase",
                        "number",
                        purchase.number(),
                        "option",
                        purchase.option(),
                        "price",
                        purchase.price().toString());
            case Stage.Draw draw ->
                Map.of(
                        "kind",
                        "draw",
                        "keys",
                        draw.keys().stream()
                                .map(key -> List.<Object>of(key.option(), key.key(), key.stratum()))
                                .toList(),
                        "drawn",
                        draw.drawn());
        };
    }

    static Stage read(Fields fields) {
        var kind = fields.text("kind");
        return switch (kind) {
            case "transfer" ->
                new Stage.Transfer(
                        whole(fields, "number"),
                        fields.oneOf("step", Stage.Step.class),
                        fields.lines("who"),
                        amount(fields.line("quota")),
                        amount(fields.line("exhausted")),
                        fields.parts("places").stream().map(StageText::place).toList());
            case "tie" ->
                new Stage.Tie(
                        whole(fields, "number"),
                        fields.lines("tied"),
                        fields.oneOf("by", TieBreak.class),
                        fields.line("chosen"));
            case "duels" ->
                new Stage.Duels(
                        fields.lines("options"),
                        matrix(fields.list("preferred")),
                        matrix(fields.list("paths")),
                        fields.list("order").stream().map(StageText::texts).toList());
            case "purchase" ->
                new Stage.Purchase(whole(fields, "number"), fields.line("option"), amount(fields.line("price")));
            case "draw" ->
                new Stage.Draw(
                        fields.list("keys").stream()
                                .map(StageText::texts)
                                .map(key -> new Stage.Draw.Key(key.get(0), key.get(1), key.get(2)))
                                .toList(),
                        fields.lines("drawn"));
            default -> throw new IllegalStateException("no stage of a count is a " + kind);
        };
    }

    private static Map<String, Object> tree(Stage.Place place) {
        var tree = new TreeMap<String, Object>();
        tree.put("option", place.option());
        tree.put("standing", Fields.written(place.standing()));
        tree.put("votes", place.votes().toString());
        if (place.keep() != null) {
            tree.put("keep", place.keep().toString());
        }
        return tree;
    }

    private static Stage.Place place(Fields fields) {
        @Nullable Amount keep = fields.has("keep") ? amount(fields.line("keep")) : null;
        return new Stage.Place(
                fields.line("option"),
                fields.oneOf("standing", Stage.Standing.class),
                amount(fields.line("votes")),
                keep);
    }

    private static Amount amount(String text) {
        var point = text.indexOf('.');
        var decimals = point < 0 ? 0 : text.length() - point - 1;
        return new Amount(new BigInteger(text.replace(".", "")), decimals);
    }

    private static int whole(Fields fields, String name) {
        return Math.toIntExact(fields.number(name));
    }

    private static List<List<Long>> matrix(List<?> rows) {
        return rows.stream()
                .map(row -> ((List<?>) row).stream().map(Long.class::cast).toList())
                .toList();
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }
}
