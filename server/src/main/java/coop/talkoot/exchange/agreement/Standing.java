package coop.talkoot.exchange.agreement;

/** How somebody's agreements lie before them: each is one of these. */
public enum Standing {
    /** Their answer or deed is awaited. */
    WAITING,
    /** It goes on, and somebody else is to do something, or nobody. */
    RUNNING,
    /** It is done, or came to nothing. */
    ENDED
}
