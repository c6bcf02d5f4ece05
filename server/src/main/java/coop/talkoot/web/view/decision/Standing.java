package coop.talkoot.web.view.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a vote stands, or how it ended.
 *
 * @param isHidden whether only the turnout is told until the close
 * @param stances null for methods without stances
 * @param bars empty for methods with stances
 * @param marked what the mark in the bars stands for, null where there is none
 * @param rules the rule, line by line
 * @param verdict what would come out now, or null
 * @param counted how the ballots are counted: roll, charter, delegated votes
 * @param liveHref where it is drawn anew, null once it is over
 * @param tallyHref where one hears that it changed: the JSON of it, and its stream below that; null likewise
 */
public record Standing(
        boolean isHidden,
        Instant at,
        Turnout turnout,
        @Nullable StanceBar stances,
        List<Bar> bars,
        @Nullable String marked,
        @Nullable Rounds rounds,
        @Nullable Pairs pairs,
        List<RuleLine> rules,
        @Nullable String verdict,
        List<String> counted,
        @Nullable String liveHref,
        @Nullable String tallyHref) {
    public Standing {
        bars = List.copyOf(bars);
        rules = List.copyOf(rules);
        counted = List.copyOf(counted);
    }
}
