package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.PolicyMapping;
import coop.talkoot.governance.Adoptions;
import coop.talkoot.governance.FederationPolicies;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.TalkootAdoption;
import coop.talkoot.vocab.TalkootPolicies;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** What federations elsewhere advise groups here, and what groups elsewhere take on of what federations here advise. */
@Singleton
final class PolicyDeeds {
    private final FederationPolicies policies;
    private final Adoptions adoptions;
    private final PolicyMapping mapping;
    private final Ids ids;
    private final Clock clock;

    PolicyDeeds(FederationPolicies policies, Adoptions adoptions, PolicyMapping mapping, Ids ids, Clock clock) {
        this.policies = policies;
        this.adoptions = adoptions;
        this.mapping = mapping;
        this.ids = ids;
        this.clock = clock;
    }

    /** True when it was about what is advised, whatever became of it; what may not be is refused by name. */
    boolean heard(Received received) {
        var object = received.activity().object() == null
                ? null
                : received.activity().object().thing();
        if (!(object instanceof ActivityObject.OfPolicies told)) {
            return false;
        }
        var by = received.actor();
        var isTold = received.activity() instanceof Activity.Create || received.activity() instanceof Activity.Update;
        var isOwn = by.kind() == Identity.Kind.GROUP
                && told.id() != null
                && Hosts.same(told.id(), by.uri())
                && by.uri().equals(told.core().author());
        if (!isTold || !isOwn) {
            throw Refused.notAllowed("Only a group itself says what it advises, or takes on.");
        }
        switch (told) {
            case TalkootPolicies advised ->
                policies.heard(
                        by,
                        mapping.read(advised, clock.instant())
                                .orElseThrow(() -> Refused.invalid("object", "This does not say what is advised.")));
            case TalkootAdoption adopted -> adopted(by, adopted);
        }
        return true;
    }

    private void adopted(Identity child, TalkootAdoption adopted) {
        var version = Optional.ofNullable(adopted.policies())
                .flatMap(policies::byUri)
                .filter(found -> found.federation().isLocal())
                .orElseThrow(() -> Refused.notFound("No federation here ever advised this."));
        var adoption = mapping.read(adopted, ids.next(), child, version, clock.instant())
                .orElseThrow(() -> Refused.invalid("adopts", "This does not say which part is taken on."));
        adoptions.heard(child, version, mapping.digest(adopted), adoption);
    }
}
