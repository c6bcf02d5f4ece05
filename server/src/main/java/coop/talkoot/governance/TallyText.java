package coop.talkoot.governance;

import coop.talkoot.governance.method.Counts;
import coop.talkoot.governance.method.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a count came to, as canonical JSON, and back. */
public final class TallyText {
    private TallyText() {}

    public static String write(Tally tally) {
        return Canonical.write(tree(tally));
    }

    /** As maps, lists, texts and numbers. */
    public static Map<String, Object> tree(Tally tally) {
        var tree = new TreeMap<String, Object>();
        tree.put("outcome", Fields.written(tally.outcome()));
        tree.put("selected", tally.selected());
        tree.put(
                "reason",
                Map.of("key", tally.reason().key(), "values", tally.reason().values()));
        tree.put("eligible", tally.eligible());
        tree.put("eligibleWeight", tally.eligibleWeight());
        tree.put("cast", tally.cast());
        tree.put("viaDelegation", tally.viaDelegation());
        tree.put("castWeight", tally.castWeight());
        tree.put("abstainedWeight", tally.abstainedWeight());
        tree.put("lines", tally.lines().stream().map(TallyText::tree).toList());
        tree.put("stages", tally.stages().stream().map(StageText::tree).toList());
        tree.put("vetoes", tally.vetoes());
        tree.put("isWithheld", tally.isWithheld());
        tree.put("ballotsHash", tally.ballotsHash());
        return tree;
    }

    /** Refused where it is no such text; {@code proof} is the signed document it came in. */
    public static Tally read(long decisionId, String text, @Nullable String proof) {
        var all = Fields.of("", Canonical.read("tally", text));
        var reason = all.part("reason");
        return new Tally(
                decisionId,
                all.oneOf("outcome", Outcome.Kind.class),
                all.lines("selected"),
                new Decision.Explanation(
                        reason.text("key"),
                        reason.list("values").stream().map(Long.class::cast).toList()),
                all.number("eligible"),
                all.number("eligibleWeight"),
                all.number("cast"),
                all.number("viaDelegation"),
                all.number("castWeight"),
                all.number("abstainedWeight"),
                all.parts("lines").stream().map(TallyText::line).toList(),
                all.parts("stages").stream().map(StageText::read).toList(),
                all.number("vetoes"),
                all.yes("isWithheld"),
                all.line("ballotsHash"),
                proof);
    }

    private static Map<String, Object> tree(Counts.Line line) {
        return Map.of(
                "choice", line.choice(), "amount", line.amount(), "weight", line.weight(), "people", line.people());
    }

    private static Counts.Line line(Fields fields) {
        return new Counts.Line(
                fields.line("choice"), fields.number("amount"), fields.number("weight"), fields.number("people"));
    }
}
