package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.util.Optional;

/** What groups of other instances say of where they come from. */
public interface ForkSource {
    /** The name of the group it was founded from; empty where it says of none, or of one that is not on its own server. */
    Optional<String> originOf(Identity elsewhere);
}
