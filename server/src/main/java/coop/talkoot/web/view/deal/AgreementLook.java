package coop.talkoot.web.view.deal;

/** How an agreement stands before who looks at it; pages say {@code deal.look.NAME}. */
public enum AgreementLook {
    /** It waits for who looks. */
    YOURS("warn", "hand"),
    /** What was to be done by now is not. */
    OVERDUE("bad", "clock"),
    /** It waits for the other side. */
    THEIRS("open", "hourglass"),
    /** It goes on by itself. */
    GOING("open", "refresh-cw"),
    DISPUTED("bad", "triangle-alert"),
    DONE("good", "circle-check"),
    OFF("", "ban");

    private final String tag;
    private final String icon;

    AgreementLook(String tag, String icon) {
        this.tag = tag;
        this.icon = icon;
    }

    public String tag() {
        return ("tag " + tag).strip();
    }

    public String icon() {
        return icon;
    }
}
