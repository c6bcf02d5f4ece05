package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * The other side did something in a dispute that is kept here, or something else is to be explained to it: its instance is to
 * know how it stands now.
 *
 * @param dispute as it is
 * @param answers what they called what they did; null where they did nothing
 * @param reason why it was not taken, or stands as it does; empty where there is nothing to say
 */
public record DisputeRestated(Dispute dispute, @Nullable String answers, String reason) implements DomainEvent {}
