package coop.talkoot.governance.method;

/** What decides where the papers do not; a rule lists them in the order in which they are asked. */
public enum TieBreak {
    /** A tie of yes and no changes nothing. */
    STATUS_QUO,
    /** The latest earlier round in which the tied differed. */
    PREVIOUS_ROUNDS,
    /** The public lot of {@link Lot}, among the tied only. */
    SEEDED_LOT,
    /** The order some body has decided; while it has not, the outcome is a tie. */
    ASK_BODY
}
