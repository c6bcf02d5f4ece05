package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identity;
import java.util.List;

/** Who is above and below two groups; asked by this room outside a transaction, answered by who can ask other servers. */
public interface Kinship {
    /**
     * The relatives of two groups of which {@code child} would come below {@code parent}. Refused where a server that has
     * to be asked does not answer.
     */
    Kin of(Identity child, Identity parent);

    /**
     * What {@code old}, a group of another server that has moved to {@code target}, took along, as far as the other group
     * says so too; one whose server does not answer is left out. Refused where the old one's own does not.
     */
    List<Bond> bonds(Identity old, Identity target);
}
