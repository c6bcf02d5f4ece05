package coop.talkoot.governance;

/** What a vote about another group does, the moment it has passed: the mandate that the other side can check. */
public enum Affiliating {
    /** We ask to belong to it. */
    JOIN,
    /** We go, with notice. */
    LEAVE,
    /** We take our notice back. */
    STAY,
    /** It belongs to us, as it asked. */
    ADMIT,
    /** It is sent away, in two weeks. */
    EXPEL;

    /** Which of a charter's rules it follows. */
    public Motion.Type type() {
        return this == EXPEL ? Motion.Type.REMOVAL : Motion.Type.MEMBERSHIP;
    }
}
