package coop.talkoot.governance;

import coop.talkoot.governance.federal.FederalRule;
import coop.talkoot.governance.federal.Mode;
import coop.talkoot.governance.federal.Weighting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What charters and rules of votes say of federations, as JSON, and back. */
final class FederalText {
    private static final String MODE = "mode";
    private static final String BY_LEVELS = "byLevels";

    private FederalText() {}

    static Map<String, Object> tree(Federating federating) {
        var mode = federating.mode();
        return Map.of(
                MODE,
                mode == null ? BY_LEVELS : Fields.written(mode),
                "weighting",
                Fields.written(federating.weighting()),
                "isDouble",
                federating.isDouble(),
                "alphaPercent",
                federating.alphaPercent(),
                "capExtra",
                federating.capExtra());
    }

    static Federating federating(Fields fields) {
        var federating = new Federating(
                fields.isText(MODE, BY_LEVELS) ? null : fields.oneOf(MODE, Mode.class),
                fields.oneOf("weighting", Weighting.class),
                fields.yes("isDouble"),
                fields.whole("alphaPercent", 0, 100),
                fields.whole("capExtra", 0, (int) FederalRule.MOST_EXTRA));
        fields.done();
        return federating;
    }

    static Map<String, Object> tree(Federal federal) {
        var tree = new TreeMap<String, Object>();
        var rule = federal.rule();
        if (rule != null) {
            tree.put(
                    "rule",
                    tree(new Federating(
                            rule.mode(),
                            rule.weighting(),
                            rule.isDouble(),
                            rule.alphaPercent(),
                            Math.toIntExact(rule.capExtra()))));
            tree.put("affected", federal.affected());
        }
        var whole = federal.partOf();
        if (whole != null) {
            tree.put("partOf", whole);
        }
        return tree;
    }

    static Federal read(Fields fields) {
        var isPut = fields.has("rule");
        var federal = new Federal(
                isPut ? federating(fields.part("rule")).rule(false) : null,
                fields.has("partOf") ? fields.line("partOf") : null,
                isPut ? fields.lines("affected") : List.of());
        fields.done();
        return federal;
    }
}
