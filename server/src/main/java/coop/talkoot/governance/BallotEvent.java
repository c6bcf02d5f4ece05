package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import java.util.List;

/** What can happen to ballots. Events carry ids, not decisions: casting must stay cheap. */
public sealed interface BallotEvent extends DomainEvent {
    /** Ballots for a group of ours were received together, and each was answered with its receipt. */
    record BallotsCast(long decisionId, List<Given> given) implements BallotEvent {
        public BallotsCast {
            given = List.copyOf(given);
        }
    }

    /** A ballot, and the receipt for it. */
    record Given(Cast cast, Receipt.Accepted receipt) {}

    /** A ballot from elsewhere does not count; its sender is told. */
    record BallotRefused(long decisionId, Cast cast, Receipt.Refused receipt) implements BallotEvent {}

    /** Somebody here voted in a decision of another server, which is to be told. */
    record BallotSent(Decision decision, Identity voter, SentBallot ballot) implements BallotEvent {}

    /** That server answered. */
    record BallotAnswered(long decisionId, Identity voter, SentBallot ballot) implements BallotEvent {}
}
