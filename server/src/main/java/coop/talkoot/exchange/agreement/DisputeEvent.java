package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A dispute went on.
 *
 * @param dispute as it is now
 * @param by null when its time did it
 */
public record DisputeEvent(
        Dispute dispute, Dispute.Deed deed, @Nullable Identity by) implements DomainEvent {}
