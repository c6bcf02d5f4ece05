package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.util.List;

/** Asks groups elsewhere whom they send: that takes the network, so an adapter does it. */
public interface OfficeSource {
    /**
     * The terms for which a group says it sends that person now, outside any transaction.
     *
     * @throws coop.talkoot.platform.Refused where its server does not answer
     */
    List<FarOffice> of(Identity group, Identity person);
}
