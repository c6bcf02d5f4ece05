package coop.talkoot.moderation;

import coop.talkoot.groups.GroupEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import jakarta.inject.Singleton;

/** Writes down whom a group took in or sent away by a vote: no person did it, so no person could be asked. */
@Singleton
final class MembershipAudit implements DomainListener {
    private final AuditLog log;

    MembershipAudit(AuditLog log) {
        this.log = log;
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof GroupEvent.DecidedOnMember decided) {
            var membership = decided.membership();
            log.write(
                    membership.group(),
                    decided.isIn() ? Deed.MEMBER_ADMITTED : Deed.MEMBER_REMOVED,
                    membership.member().address(),
                    decided.decisionUri(),
                    "",
                    "");
        }
    }
}
