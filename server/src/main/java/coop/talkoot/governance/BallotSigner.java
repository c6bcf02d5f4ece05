package coop.talkoot.governance;

import coop.talkoot.people.Identity;

/** Signs ballots for people of this server, so that whoever counts again can check each of them. */
public interface BallotSigner {
    /** Whose vote a ballot is cast in: the uris of the decision and of its group. */
    record Address(String decision, String group) {}

    /** The activity in which a ballot would travel to its group, with an eddsa-jcs-2022 proof of the voter's. */
    String sign(Identity voter, Address address, SentBallot ballot);
}
