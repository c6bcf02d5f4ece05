package coop.talkoot.web.view.decision;

/** What one can say to a proposal, in the order it always has. Texts are {@code stance.NAME}. */
public enum StanceLook {
    YES("yes", "circle-check"),
    AGREE("yes", "circle-check"),
    CONSENT("yes", "circle-check"),
    STAND_ASIDE("aside", "move-right"),
    ABSTAIN("abstain", "circle-minus"),
    NO("no", "circle-x"),
    DISAGREE("no", "circle-x"),
    OBJECT("no", "circle-x"),
    BLOCK("block", "octagon-x"),
    UNUSED("unused", "circle-minus");

    private final String look;
    private final String icon;

    StanceLook(String look, String icon) {
        this.look = look;
        this.icon = icon;
    }

    /** The end of the names of its classes and its pattern. */
    public String look() {
        return look;
    }

    public String icon() {
        return icon;
    }
}
