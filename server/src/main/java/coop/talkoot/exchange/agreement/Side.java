package coop.talkoot.exchange.agreement;

/** The two of an agreement: who gives the thing or does the work, and who gets it. In an exchange the receiver gives too. */
public enum Side {
    PROVIDER,
    RECEIVER;

    public Side other() {
        return this == PROVIDER ? RECEIVER : PROVIDER;
    }
}
