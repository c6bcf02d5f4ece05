package coop.talkoot.activitypub.fetch;

import java.io.IOException;
import java.io.Serial;

/** Another server could not be asked, or gave an answer that is no answer. The message is for our log only. */
public final class Unreachable extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    private enum Why {
        NO_ANSWER,
        NOT_ASKED_FOR,
        HERE
    }

    private final Why why;

    Unreachable(String message) {
        this(message, Why.NO_ANSWER);
    }

    Unreachable(String message, Throwable cause) {
        super(message, cause);
        this.why = Why.NO_ANSWER;
    }

    private Unreachable(String message, Why why) {
        super(message);
        this.why = why;
    }

    /** The reason lies here: a budget is spent. It says nothing of the other server, so nobody remembers it. */
    static Unreachable here(String message) {
        return new Unreachable(message, Why.HERE);
    }

    /** Something is there, but of another media type. */
    static Unreachable notAskedFor(String message) {
        return new Unreachable(message, Why.NOT_ASKED_FOR);
    }

    boolean isHere() {
        return why == Why.HERE;
    }

    boolean isNotAskedFor() {
        return why == Why.NOT_ASKED_FOR;
    }
}
