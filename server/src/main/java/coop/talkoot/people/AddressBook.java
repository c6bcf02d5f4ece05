package coop.talkoot.people;

import java.util.Optional;

/** Finds somebody of another server who is not known here yet. It asks over the network: never inside a transaction. */
public interface AddressBook {
    /** Whoever has this handle there, remembered here from now on; empty when that server knows nobody by it. */
    Optional<Identity> find(String handle, String domain);
}
