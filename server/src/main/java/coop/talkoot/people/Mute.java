package coop.talkoot.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code muted} is not heard by who muted them, until {@code expiresAt} or for ever; they never learn of it. */
public record Mute(
        long id,
        Identity muted,
        boolean hidesNotices,
        @Nullable Instant expiresAt,
        Instant createdAt) {}
