package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a co-op to co-ops elsewhere, for who keeps its accounts.
 *
 * @param units of time, to choose from for a new line
 * @param fields of what is accepted: partner, unit, accepts
 */
public record LinesPage(Who group, List<Line> lines, List<Choice> units, String action, String back, Fields fields)
        implements PageView {
    /**
     * One line.
     *
     * @param state WAITING, OPEN or STOPPED
     * @param balance what the two owe each other: above zero we owe them
     * @param reserved what is on its way, empty for nothing
     * @param stop why nothing goes over it; null while something does
     */
    public record Line(
            Who partner,
            String state,
            String accepts,
            String accepted,
            String balance,
            String reserved,
            @Nullable Stop stop,
            List<Transfer> transfers) {
        public Line {
            transfers = List.copyOf(transfers);
        }
    }

    /**
     * A line that is stopped.
     *
     * @param compared when the partner last said what it has, and how the two stand; null before
     */
    public record Stop(
            String because,
            Instant at,
            @Nullable Instant compared,
            String sent,
            String received,
            boolean isMendable,
            String compareAction,
            String resumeAction) {}

    /** Something that went over it, or is about to. */
    public record Transfer(boolean isSent, String member, String size, String memo, String state, Instant at) {}

    public LinesPage {
        lines = List.copyOf(lines);
        units = List.copyOf(units);
    }

    @Override
    public String template() {
        return "lines.jte";
    }
}
