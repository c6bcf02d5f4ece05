package coop.talkoot.exchange.agreement;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param answer for an answer to a proposal
 * @param silence until who is to confirm counts as having done so
 * @param hold of stock, for who is about to pay
 * @param secondThing in an exchange, until it is disputed that only one side gave
 * @param afterwards until what is done can no longer be disputed
 * @param between after a loan, to look at the thing before it is lent again
 */
public record Patience(
        Duration answer, Duration silence, Duration hold, Duration secondThing, Duration afterwards, Duration between) {
    public static final Patience USUAL = new Patience(
            Duration.ofDays(14),
            Duration.ofDays(7),
            Duration.ofMinutes(15),
            Duration.ofDays(14),
            Duration.ofDays(14),
            Duration.ofMinutes(30));
}
