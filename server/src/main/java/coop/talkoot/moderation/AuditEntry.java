package coop.talkoot.moderation;

import coop.talkoot.people.Identity;
import java.time.Instant;

/** Who did what, to whom, why; {@code before} and {@code after} say in words what held. */
public record AuditEntry(
        long id, Identity keeper, Deed deed, String target, String reason, String before, String after, Instant at) {
    /** One that is about to be written. */
    record Draft(Deed deed, String target, String reason, String before, String after) {}
}
