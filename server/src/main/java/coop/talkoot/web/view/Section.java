package coop.talkoot.web.view;

/** The entry of the navigation a page belongs to. */
public enum Section {
    HOME,
    EXCHANGE,
    DECISIONS,
    MEMBERS,
    ADD,
    NOTICES,
    WALLET,
    YOU,
    MODERATION,
    NONE
}
