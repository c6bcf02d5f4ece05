package coop.talkoot.governance;

import coop.talkoot.platform.DomainEvent;
import java.util.List;

/** What can happen to delegations. */
public sealed interface DelegationEvent extends DomainEvent {
    record DelegationMade(Delegation delegation) implements DelegationEvent {}

    /** Taken back, replaced, or dead because somebody left. */
    record DelegationEnded(Delegation delegation) implements DelegationEvent {}

    /** A day before the close: as things stand, the delegations of these people come to nothing. */
    record MandatesUnused(Decision decision, List<Long> principalIds) implements DelegationEvent {
        public MandatesUnused {
            principalIds = List.copyOf(principalIds);
        }
    }
}
