package coop.talkoot.governance;

/** Why a motion is voted on. */
public enum Occasion {
    FIRST,
    /** Consensus was not found; the text was worked on. */
    AMENDED,
    /** Consensus was not found in all its rounds: now another method decides. */
    FALLBACK,
    /** Too few took part; after some days fewer are enough. */
    SECOND_CALL,
    /** Whether a block is to stand: two thirds set it aside. */
    SET_ASIDE,
    /** Whether a text that was vetoed is to hold in spite of that. */
    OVERRIDE
}
