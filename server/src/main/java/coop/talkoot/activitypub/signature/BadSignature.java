package coop.talkoot.activitypub.signature;

import java.io.Serial;

/** A signature that cannot be believed; the message says what is wrong in words the sender may read. */
public final class BadSignature extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public BadSignature(String message) {
        super(message, null, false, false);
    }
}
