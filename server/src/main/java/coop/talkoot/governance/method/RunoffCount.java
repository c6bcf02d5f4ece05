package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Stage.Standing;
import coop.talkoot.governance.method.Stage.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Instant runoff, round by round. */
final class RunoffCount {

    private final Poll poll;
    private final Preferences preferences;
    private final boolean inBatches;
    private final Board board;
    private final Piles piles;
    private final long total;

    RunoffCount(Poll poll, Preferences preferences, boolean inBatches) {
        this.poll = poll;
        this.preferences = preferences;
        this.inBatches = inBatches;
        board = new Board(poll, parts -> preferences.votes(parts, 0));
        piles = new Piles(preferences.orders(), poll.options().size());
        total = preferences.total();
    }

    Tally tally(Counts counts) {
        piles.begin(this::land);
        measure();
        board.show(Step.BEGIN);
        Optional<Integer> winner = winner();
        while (winner.isEmpty()) {
            List<Integer> out = lowest();
            if (out.isEmpty()) {
                return Places.tied(board, tied(), 1, counts);
            }
            board.nextRound();
            out.forEach(option -> board.move(option, Standing.EXCLUDED));
            board.show(Step.EXCLUDE, out.toArray(Integer[]::new));
            for (int option : out) {
                board.set(option, 0);
                piles.pass(option, board::isHopeful, this::land);
            }
            measure();
            board.show(Step.TRANSFER, out.toArray(Integer[]::new));
            winner = winner();
        }
        board.move(winner.get(), Standing.ELECTED);
        board.show(Step.ELECT, winner.get());
        board.show(Step.END);
        return Places.filled(poll, board, 1, counts);
    }

    private void land(int paper, int option) {
        if (option >= 0) {
            board.give(option, preferences.weights()[paper]);
        }
    }

    /** What is needed is more than half of what still counts, so it sinks as papers run out. */
    private void measure() {
        long active = board.sum();
        board.quota(active / 2 + 1);
        board.exhausted(total - active);
    }

    private Optional<Integer> winner() {
        long needed = board.sum() / 2 + 1;
        return board.all(Standing.HOPEFUL).stream()
                .filter(option -> board.votes(option) >= needed)
                .findFirst();
    }

    private List<Integer> lowest() {
        List<Integer> batch = inBatches ? batch() : List.of();
        if (!batch.isEmpty()) {
            return batch;
        }
        List<Integer> hit = board.hit(tied(), true);
        return hit.size() == 1 ? hit : List.of();
    }

    private List<Integer> tied() {
        List<Integer> hopeful = board.all(Standing.HOPEFUL);
        long least = hopeful.stream().mapToLong(board::votes).min().orElseThrow();
        return hopeful.stream().filter(option -> board.votes(option) == least).toList();
    }

    /** As many of the lowest as together have less than the next. */
    private List<Integer> batch() {
        List<Integer> ascending = board.all(Standing.HOPEFUL).stream()
                .sorted(Comparator.comparingLong(board::votes))
                .toList();
        long sum = 0;
        int size = 0;
        for (int index = 0; index + 1 < ascending.size(); index++) {
            sum += board.votes(ascending.get(index));
            if (sum < board.votes(ascending.get(index + 1))) {
                size = index + 1;
            }
        }
        return size > 1 ? ascending.subList(0, size).stream().sorted().toList() : List.of();
    }
}
