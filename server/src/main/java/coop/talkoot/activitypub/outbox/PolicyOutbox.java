package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.PolicyMapping;
import coop.talkoot.governance.Adoption;
import coop.talkoot.governance.FederationPolicies;
import coop.talkoot.governance.PolicyEvent;
import coop.talkoot.governance.PolicyVersion;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.AffiliationEvent;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Tells member groups elsewhere what their federation here advises, each new version and when they come in; and a federation
 * elsewhere what its member group here has taken on. Only where that is understood.
 */
@Singleton
final class PolicyOutbox {
    private final Activities activities;
    private final PolicyMapping mapping;
    private final FederationPolicies policies;
    private final Affiliations affiliations;
    private final Settings settings;
    private final Ids ids;
    private final Clock clock;

    PolicyOutbox(
            Activities activities,
            PolicyMapping mapping,
            FederationPolicies policies,
            Affiliations affiliations,
            Settings settings,
            Ids ids,
            Clock clock) {
        this.activities = activities;
        this.mapping = mapping;
        this.policies = policies;
        this.affiliations = affiliations;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(PolicyEvent event) {
        switch (event) {
            case PolicyEvent.PoliciesPublished published -> {
                var federation = published.version().federation();
                if (federation.isLocal()) {
                    send(
                            published.version(),
                            affiliations.childrenOf(federation.id(), clock.instant()).stream()
                                    .map(Affiliation::child)
                                    .toList());
                }
            }
            case PolicyEvent.PolicyAdopted adopted -> told(adopted.adoption(), adopted.version());
            // Between a group and who keeps its server.
            case PolicyEvent.DomainsAdopted ignored -> {}
            case PolicyEvent.DomainsAsked ignored -> {}
        }
    }

    /** Who has just come in reads what is advised; after the yes. */
    void tell(AffiliationEvent event) {
        if (event instanceof AffiliationEvent.ChildAdmitted || event instanceof AffiliationEvent.Carried) {
            var parent = event.affiliation().parent();
            if (parent.isLocal()) {
                policies.current(parent)
                        .ifPresent(version ->
                                send(version, List.of(event.affiliation().child())));
            }
        }
    }

    private void send(PolicyVersion version, List<Identity> children) {
        var far = children.stream().filter(PolicyOutbox::reads).toList();
        if (!far.isEmpty()) {
            activities.send(
                    version.federation(),
                    mapping.update(
                            settings.uri("/activities/policies-" + ids.next()),
                            version,
                            far.stream().map(Identity::uri).toList(),
                            clock.instant()),
                    Audience.DIRECT,
                    far.stream()
                            .map(child -> child.endpoints().inbox())
                            .distinct()
                            .toList());
        }
    }

    private void told(Adoption adoption, PolicyVersion version) {
        if (adoption.child().isLocal() && reads(adoption.parent())) {
            activities.send(
                    adoption.child(),
                    mapping.create(adoption, version),
                    Audience.DIRECT,
                    List.of(adoption.parent().endpoints().inbox()));
        }
    }

    private static boolean reads(Identity group) {
        return !group.isLocal() && group.capabilities().contains(Namespaces.CAPABILITY);
    }
}
