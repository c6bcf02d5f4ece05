package coop.talkoot.notices;

/** What notices are about: the headings of a letter, in their order. */
public enum Topic {
    DEALS,
    VOTES,
    TALK,
    COOPS,
    OTHER
}
