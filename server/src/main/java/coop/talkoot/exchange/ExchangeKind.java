package coop.talkoot.exchange;

/** On what terms a thing or service changes hands. */
public enum ExchangeKind {
    GIFT,
    LOAN,
    EXCHANGE,
    PAYMENT,
    TIME_CREDIT,
    /** From a stock of like pieces, at the price that is said. */
    PURCHASE
}
