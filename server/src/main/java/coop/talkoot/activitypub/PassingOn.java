package coop.talkoot.activitypub;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * The activity that a running deed came with, so that a group can pass it on as it was received (FEP-1b12). Bound by
 * the inbox around the deed's transaction, read by the outbox inside it; empty for deeds of people here.
 */
public final class PassingOn {
    private static final ScopedValue<JsonObject> DOCUMENT = ScopedValue.newInstance();

    private PassingOn() {}

    /** Runs {@code deed} with the document it came with. */
    public static void during(JsonObject document, Runnable deed) {
        ScopedValue.where(DOCUMENT, document).run(deed);
    }

    /** The document of the deed under way on this thread. */
    public static Optional<JsonObject> document() {
        return DOCUMENT.isBound() ? Optional.of(DOCUMENT.get()) : Optional.empty();
    }
}
