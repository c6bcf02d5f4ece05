package coop.talkoot.activitypub.inbox;

import java.io.Serial;

/** Nothing shows that this was said by whom it names: it is dropped without effect. The message is for our log. */
final class Untrusted extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    Untrusted(String message) {
        super(message, null, false, false);
    }
}
