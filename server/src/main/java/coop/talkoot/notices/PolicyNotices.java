package coop.talkoot.notices;

import coop.talkoot.governance.PolicyEvent;
import coop.talkoot.governance.PolicyVersion;
import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Standing;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Who is told of what federations advise: coordinators of their member groups here, and keepers who are asked to block. */
@Singleton
final class PolicyNotices {
    private final Teller teller;
    private final Affiliations affiliations;
    private final Clock clock;

    PolicyNotices(Teller teller, Affiliations affiliations, Clock clock) {
        this.teller = teller;
        this.affiliations = affiliations;
        this.clock = clock;
    }

    void tell(PolicyEvent event) {
        switch (event) {
            case PolicyEvent.PoliciesPublished published -> {
                var federation = published.version().federation();
                affiliations.childrenOf(federation.id(), clock.instant()).stream()
                        .map(Affiliation::child)
                        .filter(Identity::isLocal)
                        .forEach(child -> changed(child, published.version()));
            }
            case PolicyEvent.DomainsAsked asked ->
                teller.tell(
                        new Teller.Deed(
                                Notice.Kind.BLOCKS_ASKED,
                                asked.by(),
                                null,
                                asked.child(),
                                null,
                                asked.version().federation().displayName()),
                        Standing.keepersWho(Permission.SERVERS));
            // Who did it knows it.
            case PolicyEvent.PolicyAdopted ignored -> {}
            case PolicyEvent.DomainsAdopted ignored -> {}
        }
    }

    private void changed(Identity child, PolicyVersion version) {
        teller.tell(
                new Teller.Deed(
                        Notice.Kind.POLICIES_CHANGED,
                        version.federation(),
                        null,
                        child,
                        null,
                        Integer.toString(version.version())),
                Belonging.thoseWho(Right.TIDY, child.id()));
    }
}
