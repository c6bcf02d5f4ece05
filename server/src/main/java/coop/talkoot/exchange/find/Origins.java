package coop.talkoot.exchange.find;

/** Where what is looked for comes from. */
public enum Origins {
    ALL,
    /** The co-ops that whoever looks is a member of. */
    OWN_GROUPS,
    /** This server. */
    HERE,
    /** Other servers, as far as their offers and needs are known here. */
    ELSEWHERE
}
