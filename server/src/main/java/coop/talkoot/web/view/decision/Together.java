package coop.talkoot.web.view.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ties a vote to those of other groups.
 *
 * @param rule how what member groups say is put together, in a sentence; null where it was put to none
 * @param whole the federation's vote of which this is a part; null where it is none, or not known here
 * @param ways what each way of counting came to, that which decides first; none before the close
 * @param groups the member groups that were asked
 * @param seats of a council's vote: who speaks for which group; none of others
 * @param home where the viewer chooses whether they count in this group; null where they cannot
 */
public record Together(
        @Nullable String rule,
        @Nullable Whole whole,
        List<Way> ways,
        List<Group> groups,
        List<Seat> seats,
        @Nullable Home home) {
    public Together {
        seats = List.copyOf(seats);
        ways = List.copyOf(ways);
        groups = List.copyOf(groups);
    }

    /** Of a vote that no council takes. */
    public Together(
            @Nullable String rule, @Nullable Whole whole, List<Way> ways, List<Group> groups, @Nullable Home home) {
        this(rule, whole, ways, groups, List.of(), home);
    }

    /** One seat: {@code holder} is null where the group had sent nobody; {@code weight} as votes. */
    public record Seat(
            String group,
            String href,
            @Nullable String holder,
            @Nullable String holderHref,
            String weight) {}

    /** The federation's vote. */
    public record Whole(String group, String title, String href) {}

    /** Whether the viewer has chosen to count in this group; {@code action} is a POST that turns it round. */
    public record Home(boolean isChosen, String action) {}

    /** One way of counting; {@code isDeciding} where it is not for information only. */
    public record Way(String name, boolean isDeciding, String outcome, List<Bar> bars) {
        public Way {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One member group.
     *
     * @param voteHref its own vote; null while none is known
     * @param state what became of it
     * @param because what was wrong with its answer; empty where nothing was
     * @param people who count in it, and {@code weight} as votes; empty before the close
     */
    public record Group(
            String name,
            String href,
            @Nullable String voteHref,
            String state,
            String because,
            String people,
            String weight) {}
}
