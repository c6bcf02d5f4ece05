package coop.talkoot.web.view.decision;

/** The kinds of ballot papers there are. Texts are {@code ballot.NAME}. */
public enum BallotLook {
    YES_NO("ballot-choice"),
    CONSENSUS("ballot-choice"),
    CONSENT("ballot-choice"),
    APPROVAL("ballot-approval"),
    SCORE("ballot-score"),
    RANKED("ballot-ranked"),
    CREDITS("ballot-credits");

    private final String part;

    BallotLook(String part) {
        this.part = part;
    }

    /** The part of the page that draws it. */
    public String part() {
        return part;
    }

    /** Whether a reason can be given with it. */
    public boolean takesReason() {
        return this == CONSENSUS || this == CONSENT;
    }
}
