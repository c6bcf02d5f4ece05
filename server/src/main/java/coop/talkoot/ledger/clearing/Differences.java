package coop.talkoot.ledger.clearing;

import java.util.List;

/** How the chains of the two sides of a line stand to each other. */
public record Differences(Direction sent, Direction received) {
    /** Up to where both have the same, and how far each goes on. */
    public record Direction(int equal, int here, int there) {
        /** Neither has after that what the other has not. */
        public boolean isForked() {
            return equal < Math.min(here, there);
        }
    }

    static Differences between(LineStatement ours, LineStatement theirs) {
        return new Differences(direction(ours.sent(), theirs.received()), direction(ours.received(), theirs.sent()));
    }

    /** What one side lacks is what the other has committed and can tell again. */
    public boolean isMendable() {
        return !sent.isForked()
                && !received.isForked()
                && sent.there() <= sent.here()
                && received.here() <= received.there();
    }

    private static Direction direction(List<String> here, List<String> there) {
        return new Direction(LineStatement.equal(here, there), here.size(), there.size());
    }
}
