package coop.talkoot.governance.federal;

/**
 * Somebody on a member group's roll.
 *
 * @param since when they came to belong to it, in seconds since 1970
 * @param hasChosen whether they said, before the vote opened, that they are to count here
 */
public record Person(long since, boolean hasChosen) {
    /** Whether this place of theirs goes before another one. */
    boolean isBefore(Person other) {
        return hasChosen == other.hasChosen ? since < other.since : hasChosen;
    }

    /** Who belongs to a group that came to belong to another at that moment. */
    public Person within(long groupSince) {
        return new Person(Math.max(since, groupSince), hasChosen);
    }
}
