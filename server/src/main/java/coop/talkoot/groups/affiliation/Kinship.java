package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identity;
import java.util.List;
import java.util.Set;

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

    /**
     * Which groups {@code group}, of another server, says are below it ({@code isUp}: above it), none of them of this
     * instance; what the other one denies is left out. Refused where the group's own server does not answer.
     */
    List<Told> told(Identity group, boolean isUp, Known known);

    /**
     * What those groups said before, by their uris.
     *
     * @param agreed those who said so too
     * @param lately those of them who need not be asked again so soon
     */
    record Known(Set<String> agreed, Set<String> lately) {}
}
