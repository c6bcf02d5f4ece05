package coop.talkoot.activitypub.fetch;

import java.io.IOException;
import java.io.Serial;

/** Another server could not be asked, or gave an answer that is no answer. The message is for our log only. */
public final class Unreachable extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
        super(message);
    }

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
