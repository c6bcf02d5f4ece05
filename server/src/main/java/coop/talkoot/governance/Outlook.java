package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.people.Identity;
import org.jspecify.annotations.Nullable;

/** What becomes of somebody's vote, were a vote closed now. */
public sealed interface Outlook {
    /** They have voted themselves. */
    record Own() implements Outlook {}

    /**
     * Somebody votes for them.
     *
     * @param delegate who it comes to in the end
     * @param choice what that person says; null where that is not to be known yet, or never
     */
    record By(Identity delegate, @Nullable Choice choice) implements Outlook {}

    /** They have a delegation that comes to nothing. */
    record Unused(Resolution.Unused why) implements Outlook {}

    /** Nobody votes for them. */
    record Nobody() implements Outlook {}
}
