package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.util.Map;

/** Signs ballots for people of this server, so that whoever counts again can check each of them. */
public interface BallotSigner {
    /** Whose vote a ballot is cast in: the uris of the decision and of its group. */
    record Address(String decision, String group) {}

    /**
     * By the voter's uri, the activity in which each ballot would travel to its group, with an eddsa-jcs-2022 proof as of
     * when it was cast: the same whenever it is made. None of those who have no key.
     */
    Map<String, String> sign(Address address, Map<Identity, SentBallot> ballots);
}
