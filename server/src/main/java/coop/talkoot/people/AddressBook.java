package coop.talkoot.people;

import java.util.Optional;

/**
 * Finds those of other servers who are not known here yet. Asks over the network: never inside a transaction. A server
 * that does not answer is a refusal of the field {@code address}.
 */
public interface AddressBook {
    /** Whoever has this handle there, remembered here from now on; empty when that server knows nobody by it. */
    Optional<Identity> find(String handle, String domain);

    /** Whoever has this id; empty when nothing readable is there. */
    Optional<Identity> findByUri(String uri);

    /** Whoever has this id, as their own server tells of them now; empty when that server does not answer. */
    Optional<Identity> readAgain(String uri);

    /** Where that server lets its people follow others: a URL with {@code {uri}} in it. */
    Optional<String> subscribeTemplate(String handle, String domain);
}
