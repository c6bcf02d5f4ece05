package coop.talkoot.web.view.decision;

/** Where a proposal stands, and how that looks. Texts are {@code decision.state.NAME}. */
public enum DecisionLook {
    DISCUSSION("", "message-circle", false),
    VOTING("decide", "vote", false),
    COUNTING("", "hourglass", false),
    PASSED("good", "circle-check", true),
    PASSED_WEAK("warn", "circle-check", true),
    SELECTED("good", "circle-check", true),
    REJECTED("bad", "circle-x", true),
    NO_QUORUM("bad", "circle-minus", true),
    BLOCKED("bad", "octagon-x", true),
    TIED("bad", "circle-minus", true),
    NO_DECISIVE_VOTES("bad", "circle-minus", true),
    AMEND("warn", "refresh-cw", true),
    CANCELLED("", "ban", true),
    WITHDRAWN("", "ban", true);

    private final String tone;
    private final String icon;
    private final boolean isOver;

    DecisionLook(String tone, String icon, boolean isOver) {
        this.tone = tone;
        this.icon = icon;
        this.isOver = isOver;
    }

    /** Class of its tag. */
    public String tag() {
        return ("tag " + tone).strip();
    }

    /** Class of the large seal above a result. */
    public String verdict() {
        return switch (tone) {
            case "good" -> "verdict";
            case "warn" -> "verdict wait";
            default -> "verdict no";
        };
    }

    public String icon() {
        return icon;
    }

    /** Whether nothing more is decided about it. */
    public boolean isOver() {
        return isOver;
    }
}
