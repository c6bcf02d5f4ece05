package coop.talkoot.exchange;

/** Whether something is there or is missing. */
public enum Purpose {
    OFFER,
    NEED
}
