package coop.talkoot.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a federation elsewhere says that it advises.
 *
 * @param text canonical JSON, not looked at yet
 * @param hash what that is said to hash to, in hexadecimal
 */
public record FarPolicies(
        String uri,
        int version,
        String text,
        String hash,
        @Nullable String mandate,
        Instant publishedAt) {}
