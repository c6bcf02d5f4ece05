package coop.talkoot.people.entry;

/**
 * How people come to have a login here.
 *
 * @param keepersNeedSecondFactor whether who keeps the server may do so only with a second factor
 */
public record LoginRule(Mode mode, boolean keepersNeedSecondFactor) {
    /** Who gets a login. Co-ops let in whom they like in any mode; this is about who has none yet. */
    public enum Mode {
        /** Whoever asks, once their address is confirmed. */
        OPEN,
        /** Whom a keeper lets in. */
        APPROVAL,
        /** Who was given a link by a co-op. */
        INVITATION,
        /** Nobody. */
        CLOSED;

        /** Whether somebody without an invitation may ask. */
        public boolean takesApplications() {
            return this == OPEN || this == APPROVAL;
        }
    }
}
