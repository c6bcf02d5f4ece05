package coop.talkoot.governance;

import coop.talkoot.groups.GroupEvent;
import coop.talkoot.groups.Membership;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Who goes or is sent away votes no more in what is open, and nobody votes for them nor they for anybody. */
@Singleton
final class GroupChanges implements DomainListener {
    private final Clock clock;
    private final Rolls rolls;
    private final Delegations delegations;
    private final Councils councils;

    GroupChanges(Clock clock, Rolls rolls, Delegations delegations, Councils councils) {
        this.clock = clock;
        this.rolls = rolls;
        this.delegations = delegations;
        this.councils = councils;
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof GroupEvent.MemberLeft memberLeft) {
            gone(memberLeft.membership());
        } else if (event instanceof GroupEvent.MemberRemoved memberRemoved) {
            gone(memberRemoved.membership());
        }
    }

    private void gone(Membership membership) {
        if (membership.group().isLocal()) {
            rolls.strike(membership.group().id(), membership.member().id(), clock.instant());
        }
        delegations.end(membership.group().id(), membership.member().id());
        councils.left(membership.group(), membership.member());
    }
}
