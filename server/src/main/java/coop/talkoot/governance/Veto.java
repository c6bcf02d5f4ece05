package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody stops a text, for a reason all can read. */
public record Veto(
        long id,
        String uri,
        long decisionId,
        Identity holder,
        String reason,
        Instant castAt,
        @Nullable Instant withdrawnAt) {}
