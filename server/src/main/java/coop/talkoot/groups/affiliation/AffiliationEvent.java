package coop.talkoot.groups.affiliation;

import coop.talkoot.platform.DomainEvent;

/** What can happen between a group and one it belongs to, of this instance or told by the other's. */
public sealed interface AffiliationEvent extends DomainEvent {
    Affiliation affiliation();

    /** A group's decision had it ask another one to take it in. */
    record JoinAsked(Affiliation affiliation) implements AffiliationEvent {}

    /** The parent said yes. */
    record ChildAdmitted(Affiliation affiliation) implements AffiliationEvent {}

    /** The parent said no. */
    record ChildRefused(Affiliation affiliation) implements AffiliationEvent {}

    /** The child asks no more. */
    record JoinWithdrawn(Affiliation affiliation) implements AffiliationEvent {}

    /** One of them said that it ends, and when: see the notice. */
    record NoticeGiven(Affiliation affiliation) implements AffiliationEvent {}

    /** The child stays after all, by that decision. {@code before} has the notice that holds no more. */
    record NoticeTakenBack(Affiliation affiliation, Affiliation before, String mandate) implements AffiliationEvent {}

    /** The parent lets it end sooner than notice was given for. */
    record NoticeShortened(Affiliation affiliation) implements AffiliationEvent {}

    /** One of the two has another address now: under the one it had this is over. */
    record MovedAway(Affiliation affiliation) implements AffiliationEvent {}

    /** And under the new one it goes on. */
    record Carried(Affiliation affiliation) implements AffiliationEvent {}

    /** It is over; told by each side's own clock, and never to the other side. */
    record AffiliationEnded(Affiliation affiliation) implements AffiliationEvent {}
}
