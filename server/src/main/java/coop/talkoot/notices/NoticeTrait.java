package coop.talkoot.notices;

/** What sets a kind of notice apart from most. */
enum NoticeTrait {
    /** Told to whose duty it is, whatever they think of who did it. */
    DUTY,
    /** A second one takes the place of the first and is new again. */
    RENEWED,
    /** Those about the same post are shown as one. */
    BY_POST,
    /** Those of one day are shown as one. */
    BY_DAY
}
