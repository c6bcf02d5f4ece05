package coop.talkoot.governance;

/** The ways of counting a charter can name. */
public enum VotingMethod {
    SIMPLE_MAJORITY(Asks.TEXT),
    ABSOLUTE_MAJORITY(Asks.TEXT),
    SUPERMAJORITY(Asks.TEXT),
    CONSENSUS(Asks.TEXT),
    CONSENT(Asks.TEXT),
    APPROVAL(Asks.ONE_OR_MORE),
    SCORE(Asks.ONE_OR_MORE),
    DOTS(Asks.ONE_OR_MORE),
    INSTANT_RUNOFF(Asks.ONE),
    SCHULZE(Asks.ONE),
    SCOTTISH_STV(Asks.SEVERAL),
    MEEK_STV(Asks.SEVERAL),
    QUADRATIC(Asks.THREE_OR_MORE);

    private enum Asks {
        /** Whether one text is to hold. */
        TEXT,
        /** Which one of several options. */
        ONE,
        /** Which of several options, for more than one place. */
        SEVERAL,
        ONE_OR_MORE,
        /** The same, and credits need something to be divided between. */
        THREE_OR_MORE
    }

    private final Asks asks;

    VotingMethod(Asks asks) {
        this.asks = asks;
    }

    /** Whether it can decide on so many options for so many places; no options are one text to say yes or no to. */
    public boolean suits(int options, int seats) {
        return switch (asks) {
            case TEXT -> options == 0 && seats == 1;
            case ONE -> options > 1 && seats == 1;
            case SEVERAL -> options > 1 && seats > 1;
            case ONE_OR_MORE -> options > 1;
            case THREE_OR_MORE -> options > 2;
        };
    }

    public boolean isForTexts() {
        return asks == Asks.TEXT;
    }
}
