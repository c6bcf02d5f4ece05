package coop.talkoot.people;

/** What the house has decided about somebody, or about a whole server; each includes what stands before it. */
public enum Measure {
    /** Nothing: as everybody. */
    NONE,
    /** Shown to those who follow them, and in no public list or search. */
    LIMITED,
    /** Neither seen nor heard. */
    SUSPENDED
}
