package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;

/** What can happen to ballots. Events carry ids, not decisions: casting must stay cheap. */
public sealed interface BallotEvent extends DomainEvent {
    /** A ballot for a group of ours was received, and answered with that receipt. */
    record BallotCast(long decisionId, Cast cast, Receipt.Accepted receipt) implements BallotEvent {}

    /** A ballot from elsewhere does not count; its sender is told. */
    record BallotRefused(long decisionId, Cast cast, Receipt.Refused receipt) implements BallotEvent {}

    /** Somebody here voted in a decision of another server, which is to be told. */
    record BallotSent(Decision decision, Identity voter, SentBallot ballot) implements BallotEvent {}

    /** That server answered. */
    record BallotAnswered(long decisionId, Identity voter, SentBallot ballot) implements BallotEvent {}
}
