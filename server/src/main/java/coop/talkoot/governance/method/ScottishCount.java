package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Stage.Standing;
import coop.talkoot.governance.method.Stage.Step;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Scottish Local Government Elections Order 2007, schedule 1, part III, rules 45 to 52, with all votes in hundred
 * thousandths.
 */
final class ScottishCount {

    private static final long ONE = 100_000;

    private final Poll poll;
    private final Preferences preferences;
    private final int places;
    private final Board board;
    private final Piles piles;
    /** What each paper is worth now, for each unit of its weight. */
    private final long[] values;

    private final long quota;
    private long exhausted;

    ScottishCount(Poll poll, Preferences preferences, int places) {
        this.poll = poll;
        this.preferences = preferences;
        this.places = places;
        board = new Board(poll, parts -> preferences.votes(parts, 5));
        piles = new Piles(preferences.orders(), poll.options().size());
        values = new long[preferences.orders().length];
        Arrays.fill(values, ONE);
        // Rule 46: whole votes, and one more than the share that all places and one more could have.
        quota = (preferences.total() / (places + 1L) + 1) * ONE;
    }

    Tally tally(Counts counts) {
        board.quota(quota);
        piles.begin(this::land);
        board.show(Step.BEGIN);
        if (isOpen()) {
            elect();
        }
        while (isOpen()) {
            List<Integer> pending = board.all(Standing.PENDING);
            List<Integer> equal = extreme(pending.isEmpty() ? board.all(Standing.HOPEFUL) : pending, pending.isEmpty());
            board.nextRound();
            List<Integer> hit = board.hit(equal, pending.isEmpty());
            if (hit.size() > 1) {
                return Places.tied(board, hit, places, counts);
            }
            if (pending.isEmpty()) {
                exclude(hit.getFirst());
            } else {
                passSurplus(hit.getFirst());
            }
            if (isOpen()) {
                elect();
            }
        }
        finish();
        return Places.filled(poll, board, places, counts);
    }

    /** Rule 52: when as many are left as there are places, there is nothing more to count. */
    private boolean isOpen() {
        int left = places - board.elected();
        return left > 0 && board.all(Standing.HOPEFUL).size() > left;
    }

    private void elect() {
        for (int option : board.descending(board.all(at -> board.isHopeful(at) && board.votes(at) >= quota))) {
            board.move(option, Standing.PENDING);
            board.show(Step.ELECT, option);
        }
    }

    private List<Integer> extreme(List<Integer> options, boolean least) {
        var sums = options.stream().mapToLong(board::votes);
        long wanted = (least ? sums.min() : sums.max()).orElseThrow();
        return options.stream().filter(option -> board.votes(option) == wanted).toList();
    }

    private void exclude(int option) {
        board.move(option, Standing.EXCLUDED);
        board.show(Step.EXCLUDE, option);
        board.set(option, 0);
        pass(option);
    }

    /** Rule 48: a paper goes on at its value by the surplus over all votes, without what comes after five decimals. */
    private void passSurplus(int option) {
        long votes = board.votes(option);
        BigInteger surplus = BigInteger.valueOf(votes - quota);
        Map<Long, Long> reduced = new HashMap<>();
        for (int paper : piles.pile(option)) {
            values[paper] = reduced.computeIfAbsent(
                    values[paper],
                    value -> BigInteger.valueOf(value)
                            .multiply(surplus)
                            .divide(BigInteger.valueOf(votes))
                            .longValueExact());
        }
        board.move(option, Standing.ELECTED);
        board.set(option, quota);
        pass(option);
    }

    private void pass(int option) {
        piles.pass(option, board::isHopeful, this::land);
        board.exhausted(exhausted);
        board.show(Step.TRANSFER, option);
    }

    private void land(int paper, int option) {
        long worth = values[paper] * preferences.weights()[paper];
        if (option >= 0) {
            board.give(option, worth);
        } else {
            // What is lost by truncating is nobody's, and not on these papers either.
            exhausted += worth;
        }
    }

    private void finish() {
        board.all(Standing.PENDING).forEach(option -> board.move(option, Standing.ELECTED));
        boolean hasRoom = board.elected() < places;
        List<Integer> left = board.all(Standing.HOPEFUL);
        if (hasRoom) {
            board.electTogether(left);
        }
        for (int option : left) {
            board.move(option, hasRoom ? Standing.ELECTED : Standing.EXCLUDED);
            board.show(hasRoom ? Step.ELECT : Step.EXCLUDE, option);
        }
        board.show(Step.END);
    }
}
