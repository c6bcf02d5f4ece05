package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.ExchangeKind;

/** The six courses an agreement can take. */
public enum AgreementKind {
    LOAN,
    GIFT,
    EXCHANGE,
    PAYMENT,
    TIME_CREDIT,
    PURCHASE;

    /** The course that what is listed this way takes. */
    public static AgreementKind of(ExchangeKind listed) {
        return switch (listed) {
            case LOAN -> LOAN;
            case GIFT -> GIFT;
            case EXCHANGE -> EXCHANGE;
            case PAYMENT -> PAYMENT;
            case TIME_CREDIT -> TIME_CREDIT;
            case PURCHASE -> PURCHASE;
        };
    }
}
