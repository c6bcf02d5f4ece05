package coop.talkoot.web.view;

/** How each way of giving looks. Named as the domain names them; texts are {@code kind.NAME}. */
public enum KindLook {
    GIFT("gift"),
    LOAN("refresh-cw"),
    EXCHANGE("arrow-left-right"),
    PAYMENT("coins"),
    TIME_CREDIT("hourglass"),
    PURCHASE("tag");

    private final String icon;

    KindLook(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }
}
