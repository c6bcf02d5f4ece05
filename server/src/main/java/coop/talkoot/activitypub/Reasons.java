package coop.talkoot.activitypub;

/** Why something came to nothing, as rows keep it for those who look into a queue. */
public final class Reasons {
    private static final int LONGEST = 500;

    private Reasons() {}

    public static String shortened(String reason) {
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason;
    }
}
