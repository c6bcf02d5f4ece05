package coop.talkoot.governance;

import java.util.Collection;
import java.util.Map;

/** Which keys people sign with: what is on a roll beside their names, so that nobody can exchange a key later. */
public interface VoterKeys {
    /** SHA-256 of each one's key in hexadecimal, by actor; whose key is not known is missing. One query for all. */
    Map<Long, String> fingerprints(Collection<Long> actorIds);
}
