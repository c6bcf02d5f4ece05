package coop.talkoot.governance;

import java.time.Duration;

/** What a vote about another group does, the moment it has passed: the mandate that the other side can check, but for MOVE. */
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
    EXPEL,
    /** It is we, on another server, from now on. */
    MOVE;

    /** Between telling a group that it is to be sent away and voting on that: so long it can be heard. */
    public static final Duration HEARING = Duration.ofDays(7);

    /** Which of a charter's rules it follows. */
    public Motion.Type type() {
        return this == EXPEL ? Motion.Type.REMOVAL : Motion.Type.MEMBERSHIP;
    }
}
