package coop.talkoot.ledger;

/** What a check of a unit's journal came to. */
public sealed interface Verdict {
    /** All of it holds. */
    record Sound(long entries) implements Verdict {}

    /** The first entry that does not hold, by its number, and what is wrong with it. */
    record Broken(long seq, String finding) implements Verdict {}

    /** The journal holds, but an account says something else than its postings come to. */
    record Differs(String account, String finding) implements Verdict {}
}
