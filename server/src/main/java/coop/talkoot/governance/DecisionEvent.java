package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.posts.Post;
import org.jspecify.annotations.Nullable;

/** What can happen to a group's vote, of this instance or of another as far as it is told here. */
public sealed interface DecisionEvent extends DomainEvent {
    Decision decision();

    /** Voting began; the roll is frozen. */
    record DecisionOpened(Decision decision) implements DecisionEvent {}

    /** Its text was changed before anybody had voted. */
    record DecisionEdited(Decision decision) implements DecisionEvent {}

    /** The close was put off, once. */
    record DecisionExtended(Decision decision) implements DecisionEvent {}

    /** It closes within a day; those who have not voted are told. */
    record DecisionReminded(Decision decision) implements DecisionEvent {}

    /** It is open, everybody may see how it stands, and ballots have come since that was last told. */
    record DecisionCounted(Decision decision, Tally tally) implements DecisionEvent {}

    /** It is counted. {@code result} is the post that says so; null in a decision of another server. */
    record DecisionClosed(
            Decision decision, Tally tally, @Nullable Post result) implements DecisionEvent {}

    /** The motion was taken back while it was open: nothing was counted. */
    record DecisionCancelled(Decision decision) implements DecisionEvent {}

    /** What passed weakly was confirmed. */
    record DecisionConfirmed(Decision decision, Identity by) implements DecisionEvent {}

    /** What was decided is done. */
    record DecisionImplemented(Decision decision, Identity by) implements DecisionEvent {}

    /** The day by which it was to be done has come, and it is not. */
    record ImplementationDue(Decision decision) implements DecisionEvent {}
}
