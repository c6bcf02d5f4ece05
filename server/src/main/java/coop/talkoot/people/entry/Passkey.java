package coop.talkoot.people.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key somebody signs in with, by the name they gave it. */
public record Passkey(
        long id, String name, Instant madeAt, @Nullable Instant usedAt) {}
