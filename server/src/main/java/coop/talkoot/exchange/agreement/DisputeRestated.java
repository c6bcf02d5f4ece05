package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.DomainEvent;

/**
 * The other side did something in a dispute that is kept here: its instance is to know how it stands now.
 *
 * @param dispute as it is
 * @param answers what they called what they did
 * @param reason why it was not taken; empty when it was
 */
public record DisputeRestated(Dispute dispute, String answers, String reason) implements DomainEvent {}
