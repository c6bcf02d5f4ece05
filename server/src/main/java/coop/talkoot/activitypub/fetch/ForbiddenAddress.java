package coop.talkoot.activitypub.fetch;

import java.io.Serial;
import java.net.ConnectException;

/** An address we do not connect to: nothing was sent there. */
final class ForbiddenAddress extends ConnectException {
    @Serial
    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String what) {
        super("refused by the address rule: " + what);
    }
}
