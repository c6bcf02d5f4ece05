package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;

/**
 * What somebody of another instance did with an agreement, or would agree on, is not taken here: their instance is to know.
 *
 * @param by the side here, in whose name that is said
 * @param to who did it
 * @param uri what they called it
 */
public record NotTaken(Identity by, Identity to, String uri, String reason) implements DomainEvent {}
