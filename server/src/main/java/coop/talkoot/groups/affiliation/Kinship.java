package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identity;

/** Who is above and below two groups; asked by this room outside a transaction, answered by who can ask other servers. */
public interface Kinship {
    /**
     * The relatives of two groups of which {@code child} would come below {@code parent}. Refused where a server that has
     * to be asked does not answer.
     */
    Kin of(Identity child, Identity parent);
}
