package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Stage.Place;
import coop.talkoot.governance.method.Stage.Standing;
import coop.talkoot.governance.method.Stage.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How the options stand in a transfer count, and all that has happened so far. Options are their places on the list. */
final class Board {

    private final Poll poll;
    private final LongFunction<Amount> shown;
    private final Standing[] standings;
    private final long[] votes;
    /** Votes after each round, the latest last: what earlier rounds say of a tie. */
    private final List<long[]> rounds = new ArrayList<>();

    private final List<Stage> stages = new ArrayList<>();
    private final List<String> elected = new ArrayList<>();
    private int round;
    private long quota;
    private long exhausted;

    Board(Poll poll, LongFunction<Amount> shown) {
        this.poll = poll;
        this.shown = shown;
        standings = new Standing[poll.options().size()];
        Arrays.fill(standings, Standing.HOPEFUL);
        votes = new long[standings.length];
    }

    long votes(int option) {
        return votes[option];
    }

    void give(int option, long more) {
        votes[option] += more;
    }

    void set(int option, long all) {
        votes[option] = all;
    }

    long sum() {
        return Arrays.stream(votes).sum();
    }

    Standing standing(int option) {
        return standings[option];
    }

    boolean isHopeful(int option) {
        return standings[option] == Standing.HOPEFUL;
    }

    /** Those of this standing, in the order of the list. */
    List<Integer> all(Standing standing) {
        return all(option -> standings[option] == standing);
    }

    List<Integer> all(Predicate<Integer> which) {
        return IntStream.range(0, standings.length).boxed().filter(which).toList();
    }

    int elected() {
        return elected.size();
    }

    List<String> names(List<Integer> options) {
        return options.stream().map(poll.options()::get).toList();
    }

    List<String> electedNames() {
        return elected;
    }

    List<Stage> stages() {
        return stages;
    }

    void quota(long needed) {
        quota = needed;
    }

    void exhausted(long sum) {
        exhausted = sum;
    }

    void nextRound() {
        rounds.add(votes.clone());
        round++;
    }

    void move(int option, Standing standing) {
        boolean isNew = standings[option] == Standing.HOPEFUL;
        standings[option] = standing;
        String name = poll.options().get(option);
        if (isNew && standing != Standing.EXCLUDED && !elected.contains(name)) {
            elected.add(name);
        }
    }

    /** These are elected together: named with the most votes first, whatever the order in which they are shown. */
    void electTogether(List<Integer> options) {
        elected.addAll(names(descending(options)));
    }

    /** Shows this step with everything as it stands after it. */
    void show(Step step, Integer... who) {
        List<Place> places = IntStream.range(0, standings.length)
                .mapToObj(option ->
                        new Place(poll.options().get(option), standings[option], shown.apply(votes[option]), null))
                .toList();
        stages.add(new Stage.Transfer(
                round, step, names(List.of(who)), shown.apply(quota), shown.apply(exhausted), places));
    }

    /**
     * Which of these it hits, who have equally many votes: by earlier rounds the one with least (or most), by lot or a
     * body's order the last.
     *
     * @return nothing where the rule knows no way, or needs what is not known yet
     */
    List<Integer> hit(List<Integer> equal, boolean least) {
        List<Integer> left = equal;
        for (TieBreak way : equal.size() > 1 ? poll.rule().tieBreaks() : List.<TieBreak>of()) {
            left = switch (way) {
                case STATUS_QUO -> left;
                case PREVIOUS_ROUNDS -> byRounds(left, least);
                case SEEDED_LOT, ASK_BODY -> new Ties(poll).last(way, left);
            };
            if (left.size() == 1) {
                stages.add(
                        new Stage.Tie(round, names(equal), way, poll.options().get(left.getFirst())));
                return left;
            }
        }
        return left;
    }

    /** The one with most first; who comes first of those with equally many makes no difference to who is elected. */
    List<Integer> descending(List<Integer> options) {
        List<String> lucky = new Ties(poll).luck(names(options));
        return options.stream()
                .sorted(Comparator.<Integer>comparingLong(option -> -votes[option])
                        .thenComparingInt(option -> lucky.indexOf(poll.options().get(option))))
                .toList();
    }

    private List<Integer> byRounds(List<Integer> tied, boolean least) {
        List<Integer> left = tied;
        for (long[] earlier : rounds.reversed()) {
            var sums = left.stream().mapToLong(option -> earlier[option]);
            long wanted = (least ? sums.min() : sums.max()).orElseThrow();
            left = left.stream().filter(option -> earlier[option] == wanted).toList();
        }
        return left;
    }
}
