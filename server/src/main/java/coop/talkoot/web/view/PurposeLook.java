package coop.talkoot.web.view;

/** How an offer and a need look. Named as the domain names them. */
public enum PurposeLook {
    OFFER("hand-helping", "offer"),
    NEED("hand", "need");

    private final String icon;
    private final String look;

    PurposeLook(String icon, String look) {
        this.icon = icon;
        this.look = look;
    }

    public String icon() {
        return icon;
    }

    /** Class of its colours, and last part of its texts' keys. */
    public String look() {
        return look;
    }
}
