package coop.talkoot.moderation;

import coop.talkoot.governance.PolicyEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;

/** Servers that a federation advises to block, blocked here once a keeper takes that on; what has a rule already keeps it. */
@Singleton
final class AdvisedBlocks implements DomainListener {
    private final DomainRules rules;

    AdvisedBlocks(DomainRules rules) {
        this.rules = rules;
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof PolicyEvent.DomainsAdopted adopted) {
            var wanted = new LinkedHashMap<HostName, DomainRule.Terms>();
            for (var advised : adopted.version().policies().domains()) {
                wanted.put(
                        HostName.required("domains", advised.domain()),
                        new DomainRule.Terms(Severity.SUSPEND, false, false, advised.reason(), "", false));
            }
            var federation = adopted.version().federation();
            rules.add(
                    adopted.keeper(),
                    wanted,
                    "Advised by " + federation.address() + ", version "
                            + adopted.version().version() + ", taken on for "
                            + adopted.child().address());
        }
    }
}
