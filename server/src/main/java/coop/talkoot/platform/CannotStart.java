package coop.talkoot.platform;

import java.io.Serial;

/** Why an instance does not start: one sentence for its keeper that says what to do. */
public final class CannotStart extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
