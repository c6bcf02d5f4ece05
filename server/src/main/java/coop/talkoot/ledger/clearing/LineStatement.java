package coop.talkoot.ledger.clearing;

import java.util.List;

/** Both chains as one side has them, hash by hash from the first on. */
public record LineStatement(List<String> sent, List<String> received) {
    /** Longer ones are not compared in one go. */
    public static final int MOST = 10_000;

    public LineStatement {
        sent = List.copyOf(sent);
        received = List.copyOf(received);
    }

    /** How many of two chains are equal from the beginning on. */
    public static int equal(List<String> ours, List<String> theirs) {
        var count = 0;
        while (count < Math.min(ours.size(), theirs.size()) && ours.get(count).equals(theirs.get(count))) {
            count++;
        }
        return count;
    }
}
