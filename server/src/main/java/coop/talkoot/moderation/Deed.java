package coop.talkoot.moderation;

/** What those who keep the server do. */
public enum Deed {
    DOMAIN_RULED,
    DOMAIN_LIFTED,
    DOMAIN_IMPORTED,
    ACTOR_LIMITED,
    ACTOR_SUSPENDED,
    ACTOR_LIFTED,
    REPORT_RESOLVED,
    REPORT_REOPENED,
    LOGIN_RULE_SET,
    APPLICATION_ACCEPTED,
    APPLICATION_DECLINED,
    LETTER_READ,
    EMOJI_ADDED,
    EMOJI_CHANGED,
    EMOJI_REMOVED,
    ROLE_GIVEN,
    /** Of accounts in a co-op, by its coordinators. */
    LIMITS_CHANGED,
    ACCOUNT_FROZEN,
    ACCOUNT_THAWED,
    ACCOUNT_CLOSED,
    ENTRY_REVERSED,
    /** By a vote of a co-op. */
    MEMBER_ADMITTED,
    MEMBER_REMOVED
}
