package coop.talkoot.groups;

/** What there is to do in a group, each with the least role that may: the one place that says so. */
public enum Right {
    /** Read what is for members, and see who they are. */
    READ(Role.OBSERVER),
    /** Write, answer, offer, ask, vote. */
    WRITE(Role.MEMBER),
    /** Answer who asks to join. */
    ADMIT(Role.COORDINATOR),
    /** Make links for observers and members. */
    INVITE(Role.COORDINATOR),
    /** Take back what others wrote, and say what stands at the top. */
    TIDY(Role.COORDINATOR),
    /** Put a motion to the vote, put off its close, say what was done. */
    PUT_TO_VOTE(Role.COORDINATOR),
    /** End the membership of who is no coordinator. */
    REMOVE(Role.COORDINATOR),
    /** Begin units, set limits, freeze accounts, give from the commons, take transfers back. */
    KEEP_ACCOUNTS(Role.COORDINATOR),
    /** Change the group itself. */
    CHANGE(Role.ADMIN),
    /** Give roles, invite coordinators and admins, and end their membership. */
    GIVE_ROLES(Role.ADMIN),
    /** End the group, for good. */
    END(Role.ADMIN);

    private final Role least;

    Right(Role least) {
        this.least = least;
    }

    Role least() {
        return least;
    }
}
