package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.util.Collection;
import java.util.Map;

/** Signs for groups of this server, and knows by which keys others signed. */
public interface GroupSigner {
    /** The same JSON object with an eddsa-jcs-2022 proof of the group's at its top level. */
    String sign(Identity group, String json);

    /** Public Ed25519 keys of these actors as multibase text, by the keys' ids; one query for all. */
    Map<String, String> keysOf(Collection<String> actorUris);
}
