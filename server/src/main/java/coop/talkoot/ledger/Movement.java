package coop.talkoot.ledger;

import coop.talkoot.people.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry as one of its accounts sees it.
 *
 * @param others who is on the other side
 * @param by who had it posted
 * @param reversedBy the number of the entry that took it back
 */
public record Movement(
        Entry entry,
        long amount,
        long balanceAfter,
        List<Identity> others,
        Identity by,
        @Nullable Long reversedBy) {
    public Movement {
        others = List.copyOf(others);
    }

    /** The number of its entry, by which statements are sorted. */
    public long seq() {
        return entry.seq();
    }

    /** Whether a coordinator can take it back. */
    public boolean isReversible() {
        return entry.kind() == Entry.Kind.TRANSFER && reversedBy == null;
    }
}
