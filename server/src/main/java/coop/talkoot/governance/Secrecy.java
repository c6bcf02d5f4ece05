package coop.talkoot.governance;

/** Who learns how somebody voted. Until the close this server can find out in every case, and pages say so. */
public enum Secrecy {
    /** Ballots stand with names. */
    OPEN,
    /** Ballots stand under trackers that only their voters know; the key that made them is destroyed at the close. */
    PSEUDONYMOUS,
    /** Only the tally stays; ballots and key are destroyed at the close. */
    SECRET
}
