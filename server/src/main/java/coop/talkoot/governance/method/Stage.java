package coop.talkoot.governance.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a count that has several, complete in itself, so that it can be drawn without the others. */
public sealed interface Stage {

    /** How an option stands at a moment of a transfer count. */
    enum Standing {
        HOPEFUL,
        /** Elected, and its surplus still to be transferred. */
        PENDING,
        ELECTED,
        EXCLUDED
    }

    enum Step {
        /** The first preferences. */
        BEGIN,
        ELECT,
        EXCLUDE,
        /** Votes went on to the next preference. */
        TRANSFER,
        /** How everything stood at the end. */
        END
    }

    /**
     * One option in one step.
     *
     * @param keep the share it keeps of each vote, where the method has such
     */
    record Place(
            String option,
            Standing standing,
            Amount votes,
            @Nullable Amount keep) {}

    /**
     * A step of a transfer count.
     *
     * @param number of the round it belongs to, from 1; what was before the first has 0
     * @param who was elected or excluded, or whose votes went on
     * @param quota what elects; with instant runoff, more than half of the votes that still count
     * @param exhausted votes that no longer count for anybody
     */
    record Transfer(int number, Step step, List<String> who, Amount quota, Amount exhausted, List<Place> places)
            implements Stage {
        public Transfer {
            who = List.copyOf(who);
            places = List.copyOf(places);
        }
    }

    /**
     * A tie and how it was broken.
     *
     * @param chosen whom it hit: elected, or excluded, or transferred first, as the next step shows
     */
    record Tie(int number, List<String> tied, TieBreak by, String chosen) implements Stage {
        public Tie {
            tied = List.copyOf(tied);
        }
    }

    /**
     * Each option against each other one. Row and column stand in the order of {@code options}.
     *
     * @param preferred weight of the papers that put the row's option above the column's
     * @param paths strength of the strongest path from the row's option to the column's
     * @param order who comes before whom; those beside each other are equal
     */
    record Duels(List<String> options, List<List<Long>> preferred, List<List<Long>> paths, List<List<String>> order)
            implements Stage {
        public Duels {
            options = List.copyOf(options);
            preferred = preferred.stream().map(List::copyOf).toList();
            paths = paths.stream().map(List::copyOf).toList();
            order = order.stream().map(List::copyOf).toList();
        }
    }

    /**
     * One place filled by those who approve of an option and pay for it out of equal shares.
     *
     * @param price the most any of them pays, in what each was given at first; zero where shares were no longer enough
     */
    record Purchase(int number, String option, Amount price) implements Stage {}

    /**
     * The lot's order.
     *
     * @param keys each with its key in hexadecimal, in ascending order of keys
     */
    record Draw(List<Key> keys, List<String> drawn) implements Stage {
        public Draw {
            keys = List.copyOf(keys);
            drawn = List.copyOf(drawn);
        }

        /** @param stratum empty where there are none */
        public record Key(String option, String key, String stratum) {}
    }
}
