package coop.talkoot.exchange.agreement;

/** How an agreement stands, told in a word that is the same for all kinds. */
public enum Phase {
    PENDING,
    ACTIVE,
    RETURNED,
    COMPLETED,
    DISPUTED,
    CANCELLED
}
