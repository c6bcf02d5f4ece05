package coop.talkoot.governance;

/** For which votes of a group somebody else votes; the narrowest that fits counts. */
public sealed interface DelegationScope {
    record All() implements DelegationScope {}

    /** Those on motions of one type. */
    record OfType(Motion.Type type) implements DelegationScope {}

    /** Those on one motion. */
    record OfMotion(long motionId) implements DelegationScope {}
}
