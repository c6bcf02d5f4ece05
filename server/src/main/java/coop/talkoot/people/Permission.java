package coop.talkoot.people;

/** What there is to do in keeping the server; {@link HouseRole} says who may. */
public enum Permission {
    /** Read what was reported, and answer it. */
    REPORTS,
    /** Make rules about other servers. */
    SERVERS,
    /** Limit and suspend people. */
    PEOPLE,
    /** Read what was done in keeping the server. */
    LOG,
    /** See how deliveries to other servers get on, and try them again. */
    DELIVERY,
    /** Set how people come to have a login, and what keepers need to sign in. */
    DOOR,
    /** Decide who of those who ask gets a login. */
    APPLICATIONS,
    /** Read letters that were not sent, with the links in them. */
    LETTERS,
    /** Make the emoji of this server, and take them and those of others away. */
    EMOJI,
    /** Make keepers and moderators, and end that. */
    ROLES
}
