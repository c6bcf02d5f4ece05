package coop.talkoot.governance.federal;

import coop.talkoot.governance.method.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a vote of a federation came to.
 *
 * @param decided what counts: by the mode of the rule, and by the number of groups where the rule asks for that
 * @param modes what each mode alone comes to; what does not decide is for information
 * @param groups on the number of groups; null where the rule does not ask for that
 * @param parts one a member group, in the order in which they were given
 */
public record FederalTally(
        Tally decided, Map<Mode, Tally> modes, @Nullable Tally groups, List<Line> parts) {

    /** What became of a member group. */
    public enum Standing {
        COUNTED,
        /** It voted, but too few took part in it. */
        NO_QUORUM,
        SILENT
    }

    /**
     * One member group.
     *
     * @param people who count in it
     * @param unclipped its weight by its members or what it gave, in thousandths
     * @param weight the same, cut down to a third of all where it was more
     */
    public record Line(String group, Standing standing, long people, long unclipped, long weight) {}

    public FederalTally {
        modes = Map.copyOf(new EnumMap<>(modes));
        parts = List.copyOf(parts);
    }

    public Tally by(Mode mode) {
        return Objects.requireNonNull(modes.get(mode));
    }
}
