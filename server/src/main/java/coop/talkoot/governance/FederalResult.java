package coop.talkoot.governance;

import coop.talkoot.governance.federal.FederalTally.Standing;
import coop.talkoot.governance.federal.Mode;
import coop.talkoot.governance.method.Counts;
import coop.talkoot.governance.method.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a vote of a federation came to, in all modes; what does not decide is for information.
 *
 * @param groups on the number of groups; null where that is not asked
 */
public record FederalResult(
        Map<Mode, Count> modes, @Nullable Count groups, List<Line> parts) {
    public FederalResult {
        modes = Map.copyOf(modes);
        parts = List.copyOf(parts);
    }

    /** One way of counting: weights in thousandths of a vote. */
    public record Count(
            Outcome.Kind outcome, List<String> selected, long cast, long rollWeight, List<Counts.Line> lines) {
        public Count {
            selected = List.copyOf(selected);
            lines = List.copyOf(lines);
        }
    }

    /** One member group, by its uri; see {@link coop.talkoot.governance.federal.FederalTally.Line}. */
    public record Line(String group, Standing standing, long people, long unclipped, long weight) {}

    static FederalResult read(String text) {
        var all = Fields.of("", Canonical.read("federal tally", text));
        var modes = new EnumMap<Mode, Count>(Mode.class);
        var each = all.part("modes");
        for (var mode : Mode.values()) {
            modes.put(mode, count(each.part(Fields.written(mode))));
        }
        return new FederalResult(
                modes,
                all.has("groups") ? count(all.part("groups")) : null,
                all.parts("parts").stream().map(FederalResult::line).toList());
    }

    private static Count count(Fields fields) {
        var counts = fields.part("counts");
        return new Count(
                fields.oneOf("outcome", Outcome.Kind.class),
                fields.lines("selected"),
                counts.number("cast"),
                counts.number("rollWeight"),
                counts.parts("lines").stream()
                        .map(line -> new Counts.Line(
                                line.line("choice"),
                                line.number("amount"),
                                line.number("weight"),
                                line.number("people")))
                        .toList());
    }

    private static Line line(Fields fields) {
        return new Line(
                fields.line("group"),
                fields.oneOf("standing", Standing.class),
                fields.number("people"),
                fields.number("unclipped"),
                fields.number("weight"));
    }
}
