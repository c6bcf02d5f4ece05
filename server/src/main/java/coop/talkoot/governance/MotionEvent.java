package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;

/** What can happen to a motion, of this instance or taken in from another. */
public sealed interface MotionEvent extends DomainEvent {
    Motion motion();

    record MotionProposed(Motion motion) implements MotionEvent {}

    /** Its words or terms are other ones now. */
    record MotionEdited(Motion motion) implements MotionEvent {}

    /** Its author, or a coordinator of its group, took it back; an open vote on it was cancelled before. */
    record MotionWithdrawn(Motion motion) implements MotionEvent {}

    /** A member wants it to be voted on. */
    record MotionSupported(Motion motion, Identity supporter) implements MotionEvent {}

    record SupportWithdrawn(Motion motion, Identity supporter) implements MotionEvent {}
}
